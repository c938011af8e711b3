import type { CellSet, CompletedCell } from '../schemas/cell-set.ts';
import type { LowRankMeasurements, LowRankParameters } from '../schemas/linear.d.ts';
import { lineLayer, positionChannels, windowPanel, type Window } from './shared/curve-panel.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import type { LinearExperiments } from './shared/linear-experiments.ts';
import { groupedBy } from './shared/grouped-by.ts';
import { counted, numberText } from './shared/number-text.ts';
import { ink, page, type Layer } from './shared/page.ts';
import { orthogonalEnd, radialEnd, squareAround, type Point2 } from './shared/plane.ts';
import { relativeScaleColour } from './shared/relative-scale.ts';

type LowRank = CompletedCell<LowRankParameters, LowRankMeasurements>;

const title = 'Which of many solutions is reached: end points and Theorem 3.1';

/** The setting (data and start) with the most runs, by rising δ. */
function largestSetting(cells: CellSet<LinearExperiments>): LowRank[] {
  const settings = groupedBy(cells.completed('low-rank'), ({ parameters: { row, target, beta0 } }) =>
    JSON.stringify([row, target, beta0]),
  );
  const [largest] = [...settings.values()].sort((one, other) => other.length - one.length);
  return (largest ?? []).sort((one, other) => one.parameters.delta - other.parameters.delta);
}

/** The line of solutions, longer than any window. */
function solutionLayer(row: Point2, target: number, window: Window): Layer {
  const foot = orthogonalEnd([0, 0], row, target);
  const reach = 100 / Math.hypot(...row);
  const values = [-reach, reach].map((along) => ({
    x: foot[0] - along * row[1],
    y: foot[1] + along * row[0],
  }));
  return {
    data: { values },
    mark: { type: 'line', color: ink.soft, strokeWidth: 1.5, clip: true },
    encoding: positionChannels(window),
  };
}

/** Straight paths of the two limits, dashed, with their names at the ends. */
function limitLayers(start: Point2, ends: readonly { at: Point2; delta: number }[], window: Window): Layer[] {
  return ends.map(({ at, delta }): Layer => {
    const values = [start, at].map(([x, y], i) => ({
      x,
      y,
      text: i === 1 ? `δ = ${numberText(delta)}` : '',
    }));
    const color = relativeScaleColour(delta);
    return {
      data: { values },
      encoding: positionChannels(window),
      layer: [
        { mark: { type: 'line', color, strokeWidth: 1.5, strokeDash: [5, 4] } },
        {
          mark: {
            type: 'text',
            align: 'left',
            dx: 10,
            dy: delta > 0 ? 13 : -9,
            fontSize: 11.5,
            color: ink.strong,
          },
          encoding: { text: { field: 'text', type: 'nominal' } },
        },
      ],
    };
  });
}

function dots(points: readonly Point2[], window: Window, mark: object): Layer {
  return {
    data: { values: points.map(([x, y]) => ({ x, y })) },
    mark: { type: 'point', opacity: 1, ...mark },
    encoding: positionChannels(window),
  };
}

function startName([x, y]: Point2, window: Window): Layer {
  return {
    data: { values: [{ x, y }] },
    mark: { type: 'text', text: 'β₀', dy: -14, fontSize: 13, color: ink.strong },
    encoding: positionChannels(window),
  };
}

function layersOf(cells: readonly LowRank[]): { window: Window; layers: Layer[] } {
  const { row, target, beta0 } = cells[0]!.parameters as unknown as {
    row: Point2;
    target: number;
    beta0: Point2;
  };
  const limits = [
    { at: orthogonalEnd(beta0, row, target), delta: Infinity },
    { at: radialEnd(beta0, row, target), delta: -Infinity },
  ].filter(({ at }) => at.every(Number.isFinite));
  const lines = cells.map(({ parameters, measurements }) => ({
    delta: parameters.delta,
    points: measurements.beta as unknown as Point2[],
  }));
  const seen = squareAround([...lines.flatMap(({ points }) => points), ...limits.map(({ at }) => at)], 0.12);
  const window: Window = {
    width: 420,
    height: 420,
    x: { title: 'β₁ = a w₁', domain: seen.x },
    y: { title: 'β₂ = a w₂', domain: seen.y },
  };
  const ends = cells.map(({ measurements }) => measurements.endPoint as unknown as Point2);
  const minimisers = cells.map(({ measurements }) => measurements.minimiser as unknown as Point2);
  const layers = [
    solutionLayer(row, target, window),
    ...limitLayers(beta0, limits, window),
    lineLayer(
      lines,
      window,
      lines.map(({ delta }) => delta),
    ),
    dots(ends, window, { filled: true, size: 22, color: ink.strong }),
    dots(minimisers, window, { filled: false, size: 120, stroke: ink.strong, strokeWidth: 1.3 }),
    dots([beta0], window, { filled: true, size: 60, color: ink.strong }),
    startName(beta0, window),
  ];
  return { window, layers };
}

function draw(cells: CellSet<LinearExperiments>): Drawing {
  const found = largestSetting(cells);
  if (found.length === 0) return { state: 'unavailable', reason: 'no low-rank run is stored' };
  const { window, layers } = layersOf(found);
  const worst = Math.max(...found.map(({ measurements }) => measurements.distance));
  const subtitle = [
    `Dots: end points of gradient flow. Circles: minimisers of Theorem 3.1, at most ${worst.toExponential(1).replace('-', '−')} away.`,
    `Grey: all solutions, Xβ = y. Dashed: the limits of δ. ${counted(found.length, 'cell')}, no seeds: nothing is random.`,
  ];
  return { state: 'drawn', spec: page({ title, subtitle, rows: [[windowPanel(window, layers)]] }) };
}

export const figure: Figure<LinearExperiments> = {
  id: 'figure-4b',
  suite: 'linear',
  title,
  caption:
    'With one row of data in two dimensions every point of the grey line fits it, and δ decides which one gradient flow reaches from the same β₀. ' +
    'Upstream ends at the point of the line nearest to β₀, downstream at the one in the direction of β₀, balanced in between; each end point lies in the circle that Theorem 3.1 computes without following the flow.',
  draw,
};
