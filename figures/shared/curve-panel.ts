import { logAxis } from './log-axis.ts';
import { ink, panelTitle, type Layer, type Panel } from './page.ts';
import { relativeScaleChannel, relativeScaleText } from './relative-scale.ts';
import { thinned } from './thinned.ts';

/** A curve that belongs to a relative scale δ. */
export interface Line {
  readonly delta: number;
  /** Its points in order; it is interrupted where a coordinate is not finite. */
  readonly points: readonly (readonly [number, number])[];
}

/** An axis of a panel. Its title carries symbol and unit; without a title its labels are left out too. */
export interface PanelAxis {
  readonly title?: string;
  readonly domain: readonly [number, number];
  readonly tickCount?: number;
  /** Logarithmic: what is not above zero is left out. */
  readonly log?: boolean;
}

/** A panel's window onto the plane. */
export interface Window {
  readonly width: number;
  readonly height: number;
  readonly x: PanelAxis;
  readonly y: PanelAxis;
}

/** Half a pixel at the usual size: what cannot be seen is not drawn. */
const tolerance = 0.25;

/** Where a value lies along an axis, as a share of its length; not finite where it has no place. */
function along({ domain: [from, to], log }: PanelAxis, value: number): number {
  if (log !== true) return (value - from) / (to - from);
  return value > 0 ? Math.log(value / from) / Math.log(to / from) : NaN;
}

/** Points of a line that a picture needs, each run of finite points thinned in pixels. */
function drawnPoints(line: Line, { width, height, x, y }: Window): { x: number; y: number; run: number }[] {
  const runs: (readonly [number, number])[][] = [[]];
  for (const point of line.points) {
    if (Number.isFinite(along(x, point[0])) && Number.isFinite(along(y, point[1]))) runs.at(-1)!.push(point);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  }
  return runs.flatMap((points, run) =>
    thinned(
      points.map(([px, py]) => [width * along(x, px), height * along(y, py)]),
      tolerance,
    ).map((i) => ({ x: points[i]![0], y: points[i]![1], run })),
  );
}

function axisChannel(field: 'x' | 'y', { title, domain, tickCount, log }: PanelAxis) {
  if (log === true) {
    const { scale, axis } = logAxis(title ?? '', domain);
    const labelled = title === undefined ? { ...axis, title: null, labels: false, ticks: false } : axis;
    return { field, type: 'quantitative' as const, scale, axis: labelled };
  }
  return {
    field,
    type: 'quantitative' as const,
    scale: { domain: [...domain], nice: false, zero: false },
    axis:
      title === undefined
        ? { title: null, labels: false, ticks: false, tickCount: tickCount ?? 5 }
        : { title, tickCount: tickCount ?? 5 },
  };
}

/** Position channels of a window, for layers that add to a panel. Their data have the fields x and y. */
export function positionChannels({ x, y }: Window) {
  return { x: axisChannel('x', x), y: axisChannel('y', y) };
}

/** Curves in the colours of their δ. `deltas` are those of the whole figure, so that all panels share a legend. */
export function lineLayer(lines: readonly Line[], window: Window, deltas: readonly number[]): Layer {
  const values = lines.flatMap((line, number) =>
    drawnPoints(line, window).map(({ x, y, run }, i) => ({
      delta: relativeScaleText(line.delta),
      line: `${number}.${run}`,
      i,
      x: rounded(x, window.x),
      y: rounded(y, window.y),
    })),
  );
  return {
    data: { values },
    mark: { type: 'line', strokeWidth: 2, strokeJoin: 'round', strokeCap: 'round', clip: true },
    encoding: {
      ...positionChannels(window),
      color: relativeScaleChannel(deltas),
      detail: { field: 'line', type: 'nominal' },
      order: { field: 'i', type: 'quantitative' },
    },
  };
}

/** About `dotCount` points of each line as dots, shifted against the neighbouring lines' so that they do not cover each other. */
export function dotsLayer(
  lines: readonly Line[],
  window: Window,
  deltas: readonly number[],
  dotCount: number,
): Layer {
  const [low, high] = window.y.domain;
  const values = lines.flatMap(({ delta, points }, number) => {
    const stride = Math.max(1, Math.floor(points.length / dotCount));
    const first = Math.floor((number / lines.length) * stride);
    return points
      .filter(([, y], i) => i % stride === first && y >= low && y <= high)
      .map(([x, y]) => ({ delta: relativeScaleText(delta), x, y }));
  });
  return {
    data: { values },
    mark: { type: 'point', filled: true, size: 16, opacity: 1, stroke: 'white', strokeWidth: 0.5 },
    encoding: { ...positionChannels(window), color: relativeScaleChannel(deltas) },
  };
}

/** Five digits of the axis: finer than a hundredth of a pixel. */
function rounded(value: number, { domain: [from, to], log }: PanelAxis): number {
  if (log === true) return Number(value.toPrecision(5));
  const digits = 5 - Math.floor(Math.log10(to - from));
  return Number(value.toFixed(Math.max(0, Math.min(12, digits))));
}

/** One panel of layers over a window. */
export function windowPanel(window: Window, layer: readonly Layer[], title?: string): Panel {
  return {
    width: window.width,
    height: window.height,
    view: { stroke: ink.faint },
    ...(title === undefined ? {} : { title: panelTitle(title) }),
    layer: [...layer],
  };
}
