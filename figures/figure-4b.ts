import type { CellSet, CompletedCell } from '../schemas/cell-set.ts';
import type { LowRankMeasurements, LowRankParameters, LinearExperiments } from '../schemas/linear.d.ts';
import { lineLayer, positionChannels, windowPanel, type Window } from './shared/curve-panel.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { groupBy } from '../core/statistics/group-by.ts';
import { counted, errorText, signedText } from './shared/number-text.ts';
import { ink, page, type Layer } from './shared/page.ts';
import { orthogonalEnd, radialEnd, windowAround, type Point2 } from './shared/plane.ts';
import { marksLayer, solutionLayer } from './shared/solution-line.ts';

type LowRank = CompletedCell<LowRankParameters, LowRankMeasurements>;

const title = 'Which of many solutions is reached: end points and Theorem 3.1';

/**
 * The setting (data and start) with the most runs, by rising δ. Runs in which a changes its sign are left out:
 * β passes through zero in them, which Theorem 3.1 excludes.
 */
function largestSetting(cells: CellSet<LinearExperiments>): LowRank[] {
  const settings = groupBy(
    cells.completed('low-rank').filter(({ measurements }) => !measurements.signChange),
    ({ parameters: { row, target, beta0 } }) => JSON.stringify([row, target, beta0]),
  );
  const [largest] = [...settings.values()].sort((one, other) => other.length - one.length);
  return (largest ?? []).sort((one, other) => one.parameters.delta - other.parameters.delta);
}

/** Straight paths of the two limits, dashed. */
function limitLayer(start: Point2, ends: readonly Point2[], window: Window): Layer {
  const values = ends.map(([x2, y2]) => ({ x: start[0], y: start[1], x2, y2 }));
  return {
    data: { values },
    mark: { type: 'rule', color: ink.strong, strokeWidth: 1, strokeDash: [5, 4] },
    encoding: { ...positionChannels(window), x2: { field: 'x2' }, y2: { field: 'y2' } },
  };
}

/** A name beside a point, `push` pixels from it in a direction of the plane. */
function nameLayer(text: string, [x, y]: Point2, [dx, dy]: Point2, push: number, window: Window): Layer {
  const length = Math.hypot(dx, dy);
  return {
    data: { values: [{ x, y }] },
    mark: {
      type: 'text',
      text,
      dx: (push * dx) / length,
      dy: (-push * dy) / length,
      fontSize: 12,
      color: ink.strong,
    },
    encoding: positionChannels(window),
  };
}

/** δ beside each end point, on the far side of the line of solutions; neighbours that would overlap are left out. */
function orderLayer(cells: readonly LowRank[], beta0: Point2, window: Window): Layer {
  const perUnit = window.width / (window.x.domain[1] - window.x.domain[0]);
  const shown: { x: number; y: number; text: string }[] = [];
  // From the outside in, so that the largest |δ| keep their names.
  const order = [...cells].sort(
    ({ parameters: one }, { parameters: other }) => Math.abs(other.delta) - Math.abs(one.delta),
  );
  for (const { parameters, measurements } of order) {
    const [x, y] = measurements.endPoint as unknown as Point2;
    const crowded = shown.some((other) => perUnit * Math.hypot(other.x - x, other.y - y) < 17);
    if (!crowded) shown.push({ x, y, text: signedText(parameters.delta) });
  }
  const [dx, dy] = awayFrom(beta0, cells[0]!);
  return {
    name: 'order',
    data: { values: shown },
    mark: { type: 'text', dx: 17 * dx, dy: -17 * dy, fontSize: 9.5, color: ink.soft },
    encoding: { ...positionChannels(window), text: { field: 'text', type: 'nominal' } },
  };
}

/** The unit vector across the line of solutions, away from the start. */
function awayFrom(beta0: Point2, { parameters }: LowRank): Point2 {
  const [a, b] = parameters.row as unknown as Point2;
  const side = Math.sign(parameters.target - a * beta0[0] - b * beta0[1]) || 1;
  return [(side * a) / Math.hypot(a, b), (side * b) / Math.hypot(a, b)];
}

function layersOf(cells: readonly LowRank[]): { window: Window; layers: Layer[] } {
  const { row, target, beta0 } = cells[0]!.parameters as unknown as {
    row: Point2;
    target: number;
    beta0: Point2;
  };
  const limits = [
    { end: orthogonalEnd(beta0, row, target), name: 'δ = +∞' },
    { end: radialEnd(beta0, row, target), name: 'δ = −∞' },
  ].filter(({ end }) => end.every(Number.isFinite));
  const lines = cells.map(({ parameters: { delta }, measurements }) => ({
    delta,
    points: measurements.beta as unknown as Point2[],
  }));
  const extent = [...lines.flatMap(({ points }) => points), ...limits.map(({ end }) => end)];
  const seen = windowAround(extent, 0.16, 500);
  const window: Window = {
    width: seen.width,
    height: seen.height,
    x: { title: 'β₁ = a w₁', domain: seen.x },
    y: { title: 'β₂ = a w₂', domain: seen.y },
  };
  const ends = cells.map(({ measurements }) => measurements.endPoint as unknown as Point2);
  const minimisers = cells.map(({ measurements }) => measurements.minimiser as unknown as Point2);
  const across: Point2 = [limits[0]!.end[0] - beta0[0], limits[0]!.end[1] - beta0[1]];
  const layers = [
    solutionLayer(row, target, window),
    lineLayer(
      lines,
      window,
      lines.map(({ delta }) => delta),
    ),
    limitLayer(
      beta0,
      limits.map(({ end }) => end),
      window,
    ),
    marksLayer(ends, window, { filled: true, size: 22, color: ink.strong }),
    marksLayer(minimisers, window, { filled: false, size: 110, stroke: ink.strong, strokeWidth: 1.2 }),
    marksLayer([beta0], window, { filled: true, size: 60, color: ink.strong }),
    orderLayer(cells, beta0, window),
    nameLayer('β₀', beta0, [-across[0], -across[1]], 16, window),
    ...limits.map(({ end, name }) => nameLayer(name, end, across, 36, window)),
  ];
  return { window, layers };
}

function draw(cells: CellSet<LinearExperiments>): Drawing {
  const found = largestSetting(cells);
  if (found.length === 0) return { state: 'unavailable', reason: 'no low-rank run is stored' };
  const { window, layers } = layersOf(found);
  const worst = Math.max(...found.map(({ measurements }) => measurements.distance));
  const subtitle = [
    `Dots: end points of gradient flow. Circles: minimisers of Theorem 3.1, at most ${errorText(worst)} away.`,
    `Grey: all solutions, Xβ = y. Dashed: the limits of δ. ${counted(found.length, 'cell')}, no seeds: nothing is random.`,
  ];
  const says = `The end point of each of ${counted(found.length, 'run')} is at most ${errorText(worst)} from the minimiser of Theorem 3.1.`;
  return { state: 'drawn', spec: page({ title, subtitle, rows: [[windowPanel(window, layers)]] }), says };
}

export const figure: Figure<LinearExperiments> = {
  id: 'figure-4b',
  suite: 'linear',
  title,
  caption:
    'With one row of data in two dimensions every point of the grey line fits it, and δ decides which one gradient flow reaches from the same β₀. ' +
    'Upstream ends at the point of the line nearest to β₀, downstream at the one in the direction of β₀, balanced in between; each end point lies in the circle that Theorem 3.1 computes without following the flow. The numbers beside the end points are their δ.',
  draw,
};
