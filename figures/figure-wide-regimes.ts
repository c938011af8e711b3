import type { CellSet } from '../schemas/cell-set.ts';
import type { RegimeMeasurements, RegimeParameters, LinearExperiments } from '../schemas/linear.d.ts';
import { lineLayer, windowPanel, type Line, type Window } from './shared/curve-panel.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { groupBy } from '../core/statistics/group-by.ts';
import { counted, powerText } from './shared/number-text.ts';
import { page, type Panel } from './shared/page.ts';

type Run = RegimeParameters & RegimeMeasurements;

const title = 'Lazy and rich by the shape of a two-layer linear network';
const columns = 3;
/** More seeds would cover each other and make the file large. */
const mostSeeds = 5;
const lineMark = { type: 'line', strokeWidth: 1, strokeJoin: 'round', opacity: 0.75, clip: true } as const;

/** Decades of time that are drawn; runs begin at 0.01, and the last one of the quick profile ends before 1,000. */
const decades = [-2, 3] as const;

/** What §4 calls a shape, and where on the page it stands. */
function nameOf({ inputs, outputs, hidden, signs }: RegimeParameters): { order: number; name: string } {
  if (signs === 'mixed') return { order: 4, name: 'outside: δₖ = ±δ in turn' };
  if (hidden < Math.min(inputs, outputs)) return { order: 3, name: 'outside: h < min(d, c)' };
  if (hidden >= Math.max(inputs, outputs)) return { order: 2, name: 'h ≥ max(d, c)' };
  return inputs > outputs
    ? { order: 0, name: 'funnel, d > c' }
    : { order: 1, name: 'inverted funnel, d < c' };
}

/** One seed's line. */
function lineOf({ delta, times, kernelDistance }: Run): Line {
  const points = times.flatMap((time, i): [number, number][] =>
    time > 0 ? [[Math.log10(time), kernelDistance[i]!]] : [],
  );
  // A run ends when the target is reached; from there on its kernel stands still.
  return { delta, points: [...points, [decades[1], kernelDistance.at(-1)!]] };
}

function panelOf(members: readonly Run[], highest: number, column: number, deltas: readonly number[]): Panel {
  const { inputs, hidden, outputs } = members[0]!;
  const window: Window = {
    width: 240,
    height: 185,
    x: { title: 'log₁₀ of time t', domain: decades, tickCount: 6 },
    y: { ...(column === 0 ? { title: 'kernel distance S(0, t)' } : {}), domain: [-0.015, highest] },
  };
  const layers = [{ ...lineLayer(members.map(lineOf), window, deltas), mark: lineMark }];
  return windowPanel(window, layers, `${nameOf(members[0]!).name} (${inputs}–${hidden}–${outputs})`);
}

function draw(cells: CellSet<LinearExperiments>): Drawing {
  const all = cells
    .completed('regime')
    .map(({ parameters, measurements }) => ({ ...parameters, ...measurements }));
  if (all.length === 0) {
    return { state: 'unavailable', reason: 'no two-layer network of any shape is stored' };
  }
  const seeds = [...new Set(all.map(({ seed }) => seed))]
    .sort((one, other) => one - other)
    .slice(0, mostSeeds);
  const shown = all.filter(({ seed }) => seeds.includes(seed)).sort((one, other) => one.delta - other.delta);
  const shapes = [...groupBy(shown, (run) => nameOf(run).order)].sort(([one], [other]) => one - other);
  const highest = 1.1 * Math.max(...shown.map(({ largest }) => largest), 0.1);
  const deltas = shown.map(({ delta }) => delta);
  const panels = shapes.map(([, members], i) => panelOf(members, highest, i % columns, deltas));
  const rows = [panels.slice(0, columns), panels.slice(columns)];
  const lost = cells.unfinished('regime').filter(({ parameters }) => seeds.includes(parameters.seed)).length;
  const missing = lost === 0 ? '' : ` Not shown: ${counted(lost, 'cell')} that diverged or failed.`;
  const subtitle = [
    `Layers as inputs–hidden–outputs; hidden units in random directions, XᵀX = I, ‖β*‖₂ = 1. ${counted(shown.length, 'cell')}, ${counted(seeds.length, 'seed')}, a line for each.${missing}`,
    `Integrated weights, until ‖β − β*‖ < ${powerText(-3)}; lines go on at the height where they ended.`,
  ];
  return { state: 'drawn', spec: page({ title, subtitle, rows }) };
}

export const figure: Figure<LinearExperiments> = {
  id: 'figure-wide-regimes',
  suite: 'linear',
  title,
  caption:
    'A funnel far upstream is lazy (its lines lie on the axis) and far downstream rich, the later the larger |δ|; an inverted funnel is the reverse; with h ≥ max(d, c) both sides are lazy; at δ = 0 the kernel of every shape moves at once. ' +
    'The panels below lie outside what §4 treats: with too few hidden units, or with δ of both signs among them, the kernel moves late on both sides. ' +
    'The paper has no such figure; at most five seeds are drawn, the claims take all.',
  claims: [
    'linear/lazy-by-shape',
    'linear/delayed-rich-ends-rich',
    'linear/delayed-rich-is-still-early',
    'linear/delay-by-shape',
    'linear/rich-at-balance-by-shape',
    'linear/lazy-needs-shape-and-sign',
  ],
  draw,
};
