import type { CellSet, CompletedCell } from '../schemas/cell-set.ts';
import type { DeepMeasurements, DeepParameters, LinearExperiments } from '../schemas/linear.d.ts';
import { lineLayer, positionChannels, windowPanel, type Window } from './shared/curve-panel.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { groupBy } from '../core/statistics/group-by.ts';
import { counted } from './shared/number-text.ts';
import { ink, page, type Layer, type Panel } from './shared/page.ts';
import type { Point2 } from './shared/plane.ts';
import { marksLayer, solutionLayer } from './shared/solution-line.ts';

type Deep = CompletedCell<DeepParameters, DeepMeasurements>;

const title = 'Where deep linear networks end, and Theorem B.10';
const side = 215;

/** Both axes of one length around all paths in the plane. */
function reachOf(cells: readonly Deep[]): [number, number][] {
  const points = cells.flatMap(({ measurements }) => [...measurements.beta, measurements.minimiser]);
  const ranges = [0, 1].map((i) => {
    const values = points.map((point) => point[i]!);
    return [Math.min(...values), Math.max(...values)] as const;
  });
  const half = 0.6 * Math.max(...ranges.map(([from, to]) => to - from));
  return ranges.map(([from, to]) => [(from + to) / 2 - half, (from + to) / 2 + half]);
}

/** Paths of β of networks with one number of layers, from one start to the line of solutions. */
function pathPanel(
  members: readonly Deep[],
  reach: readonly [number, number][],
  deltas: readonly number[],
  first: boolean,
): Panel {
  const window: Window = {
    width: side,
    height: side,
    x: { title: 'β₁', domain: reach[0]!, tickCount: 4 },
    y: { ...(first ? { title: 'β₂' } : {}), domain: reach[1]!, tickCount: 4 },
  };
  const { inputs, labels, beta, minimiser } = members[0]!.measurements;
  const lines = members.map(({ parameters, measurements }) => ({
    delta: parameters.delta,
    points: measurements.beta as unknown as Point2[],
  }));
  const circle = { filled: false, size: 110, stroke: ink.strong, strokeWidth: 1.2 };
  const layers = [
    solutionLayer(inputs[0] as unknown as Point2, labels[0]!, window),
    lineLayer(lines, window, deltas),
    marksLayer([beta[0] as unknown as Point2], window, { filled: true, size: 50, color: ink.strong }),
    marksLayer([minimiser as unknown as Point2], window, circle),
  ];
  return windowPanel(window, layers, `${members[0]!.parameters.layers} layers, in the plane`);
}

const ladderWindow = { x: [-5.3, 0.3], y: [-8, 0.5] } as const;

/** log₁₀ |δ| and log₁₀ of the distance to the minimiser. */
function rungOf({ parameters, measurements }: Deep): Point2 {
  return [Math.log10(-parameters.delta), Math.log10(measurements.distance)];
}

/** A line in ink: what is drawn over many δ has no colour of its own. */
function inkLayer(points: readonly Point2[], window: Window, mark: object): Layer {
  return {
    data: { values: points.map(([x, y]) => ({ x, y })) },
    mark: { type: 'line', color: ink.strong, strokeWidth: 1.4, clip: true, ...mark },
    encoding: positionChannels(window),
  };
}

/** Distance to the minimiser over |δ|, a line a data set; hollow where conserved matrices are not isotropic. */
function ladderPanel(members: readonly Deep[], first: boolean): Panel {
  const window: Window = {
    width: side,
    height: side,
    x: { title: 'log₁₀ |δ|', domain: ladderWindow.x, tickCount: 6 },
    y: { ...(first ? { title: 'log₁₀ of distance to minimiser' } : {}), domain: ladderWindow.y },
  };
  const sets = [
    ...groupBy(members, ({ parameters: { seed, setting } }) => `${setting} ${seed}`).values(),
  ].map((set) => ({ even: set[0]!.parameters.setting === 'towards', rungs: set.map(rungOf) }));
  const hollow = { filled: true, fill: 'white', stroke: ink.strong, strokeWidth: 1.1, size: 30 };
  const solid = { filled: true, size: 26, color: ink.strong };
  const layers = [
    inkLayer(
      [-5, 0].map((x): Point2 => [x, x - 2.5]),
      window,
      { color: ink.soft, strokeDash: [5, 4] },
    ),
    ...sets.map(({ even, rungs }) => inkLayer(rungs, window, even ? {} : { strokeDash: [2, 2] })),
    ...[true, false].map((wanted) => {
      const rungs = sets.filter(({ even }) => even === wanted).flatMap((set) => set.rungs);
      return marksLayer(rungs, window, wanted ? solid : hollow);
    }),
  ];
  const count = counted(sets.filter(({ even }) => even).length, 'data set');
  return windowPanel(window, layers, `${members[0]!.parameters.layers} layers, ${count}`);
}

function byDepth(cells: readonly Deep[]): Deep[][] {
  return [...groupBy(cells, ({ parameters }) => parameters.layers)]
    .sort(([one], [other]) => one - other)
    .map(([, members]) => members.sort((one, other) => one.parameters.delta - other.parameters.delta));
}

function draw(cells: CellSet<LinearExperiments>): Drawing {
  const deep = cells
    .completed('deep')
    .filter(({ parameters }) => parameters.setting !== 'opposite' && parameters.layers > 1);
  const plane = byDepth(
    deep.filter(({ parameters }) => parameters.inputs === 2 && parameters.setting === 'towards'),
  );
  const ladders = byDepth(deep.filter(({ parameters }) => parameters.inputs > 2 && parameters.delta < 0));
  const columns = Math.min(plane.length, ladders.length);
  if (columns === 0) {
    const reason = 'deep networks in the plane, or over a range of δ, are not stored';
    return { state: 'unavailable', reason };
  }
  const [above, below] = [plane.slice(0, columns), ladders.slice(0, columns)];
  const deltas = above.flat().map(({ parameters }) => parameters.delta);
  const reach = reachOf(above.flat());
  const rows = [
    above.map((members, i) => pathPanel(members, reach, deltas, i === 0)),
    below.map((members, i) => ladderPanel(members, i === 0)),
  ];
  const { inputs, examples } = below[0]![0]!.parameters;
  const seeds = new Set(below.flat().map(({ parameters }) => parameters.seed)).size;
  const subtitle = [
    `Above: paths of β from one start; grey, all solutions of Xβ = y; circle, the minimiser for δ → 0. ${counted([...above, ...below].flat().length, 'cell')}, ${counted(seeds, 'seed')}.`,
    `Below: distance of the end point from the minimiser, one line a data set of ${counted(examples, 'example')} with ${inputs} inputs; grey dashes have slope 1.`,
  ];
  return { state: 'drawn', spec: page({ title, subtitle, rows }) };
}

export const figure: Figure<LinearExperiments> = {
  id: 'figure-deep-minimiser',
  suite: 'linear',
  title,
  caption:
    'With fewer examples than inputs many β fit, and depth and δ decide which one is reached. As δ → 0 the end point tends to the minimiser of Theorem B.10 (circle), in proportion to |δ| at every depth: the lines below are parallel to the dashes. ' +
    'At |δ| of the order of 1 it lies elsewhere. Hollow: conserved matrices of size |δ| that are not isotropic, which the theorem does not treat; as they vanish the end is the same. ' +
    'The paper has no such figure.',
  claims: ['linear/deep-end-point', 'linear/deep-end-point-rate', 'linear/deep-end-point-needs-small-delta'],
  draw,
};
