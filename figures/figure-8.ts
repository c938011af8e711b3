import type { CellSet } from '../schemas/cell-set.ts';
import type { Path, LinearExperiments } from '../schemas/linear.d.ts';
import { dotsLayer, lineLayer, windowPanel, type Line, type Window } from './shared/curve-panel.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { groupBy } from '../core/statistics/group-by.ts';
import { counted, errorText, numberText } from './shared/number-text.ts';
import { page, type Panel } from './shared/page.ts';
import { trajectoriesTowards, type Trajectory } from './shared/trajectories.ts';

const title = 'Closed form against integrated gradient flow';
const betaStar = [0.5, 0.5];
const dotCount = 11;
/** Below this a difference is rounding: half the spacing of numbers near 1. */
const leastResidual = 1e-16;

const quantities: readonly { name: string; of: (path: Path) => number[]; domain: [number, number] }[] = [
  {
    name: 'ν = wᵀβ* / a',
    of: ({ a, w }) => a.map((value, i) => (w[i]![0]! * betaStar[0]! + w[i]![1]! * betaStar[1]!) / value),
    domain: [-3, 3],
  },
  { name: 'a', of: ({ a }) => a, domain: [-1.1, 1.75] },
  { name: 'w₁', of: ({ w }) => w.map((row) => row[0]!), domain: [-1.8, 1.8] },
  { name: 'w₂', of: ({ w }) => w.map((row) => row[1]!), domain: [-1.8, 1.8] },
];
type Quantity = (typeof quantities)[number];

/** Points of a quantity over time; out of the window it is interrupted, because ν has a pole where a = 0. */
function curve(
  { parameters, measurements }: Trajectory,
  { of, domain }: Quantity,
  which: 'exact' | 'numeric',
): Line {
  const reach = 2 * (domain[1] - domain[0]);
  const points = of(measurements[which]).map((value, i): [number, number] => [
    parameters.times[i]!,
    Math.abs(value) < reach ? value : NaN,
  ]);
  return { delta: parameters.delta, points };
}

/** The largest difference in a, w₁ or w₂ between the two, at each time. */
function residual({ parameters, measurements: { exact, numeric } }: Trajectory): Line {
  const points = parameters.times.map((time, i): [number, number] => {
    const ofWeights = exact.w[i]!.map((value, j) => Math.abs(value - numeric.w[i]![j]!));
    return [time, Math.max(Math.abs(exact.a[i]! - numeric.a[i]!), ...ofWeights)];
  });
  return { delta: parameters.delta, points };
}

/** Residuals of each column on one logarithmic axis; a difference of nothing has no place on it. */
function residualRow(
  columns: readonly (readonly Trajectory[])[],
  deltas: readonly number[],
  last: number,
): Panel[] {
  const lines = columns.map((members) => members.map(residual));
  const values = lines
    .flat()
    .flatMap(({ points }) => points.flatMap(([, value]) => (value > 0 ? [value] : [])));
  const domain = [
    Math.max(Math.min(...values, leastResidual), leastResidual),
    2 * Math.max(...values, 10 * leastResidual),
  ] as const;
  return lines.map((each, column) => {
    const window: Window = {
      width: 250,
      height: 120,
      x: { title: 'time t of gradient flow', domain: [0, last] },
      y: { ...(column === 0 ? { title: '|difference|' } : {}), domain, log: true },
    };
    return windowPanel(window, [lineLayer(each, window, deltas)]);
  });
}

function directionText(beta0: readonly number[]): string {
  return `β₀ = (${beta0.map((value) => numberText(value, 2)).join(', ')})`;
}

function draw(cells: CellSet<LinearExperiments>): Drawing {
  const found = trajectoriesTowards(cells, betaStar);
  if (found.length === 0) return { state: 'unavailable', reason: 'no trajectory to β* = (½, ½) is stored' };
  const deltas = found.map(({ parameters }) => parameters.delta);
  const columns = [...groupBy(found, ({ parameters }) => directionText(parameters.beta0))];
  const last = Math.max(...found.map(({ parameters }) => parameters.times.at(-1)!));
  const rows = quantities.map((quantity, row) =>
    columns.map(([name, members], column) => {
      const window: Window = {
        width: 250,
        height: 120,
        x: {
          domain: [0, last],
        },
        y: { ...(column === 0 ? { title: quantity.name } : {}), domain: quantity.domain, tickCount: 4 },
      };
      const exact = members.map((cell) => curve(cell, quantity, 'exact'));
      const numeric = members.map((cell) => curve(cell, quantity, 'numeric'));
      const layers = [lineLayer(exact, window, deltas), dotsLayer(numeric, window, deltas, dotCount)];
      return windowPanel(window, layers, row === 0 ? name : undefined);
    }),
  );
  rows.push(
    residualRow(
      columns.map(([, members]) => members),
      deltas,
      last,
    ),
  );
  const worst = Math.max(...found.map(({ measurements: { maxError } }) => Math.max(maxError.a, maxError.w)));
  const subtitle = [
    `Lines: closed form. Dots: integrated flow at a few of its times; largest difference in a or w over all times ${errorText(worst)}.`,
    `β* = (½, ½), XᵀX = I. ${counted(found.length, 'cell')}, no seeds: nothing is random.`,
  ];
  const says = `The closed form and the integrated flow differ by at most ${errorText(worst)} in a or w, over ${counted(found.length, 'run')}.`;
  return { state: 'drawn', spec: page({ title, subtitle, rows, spacing: { row: 16, column: 22 } }), says };
}

export const figure: Figure<LinearExperiments> = {
  id: 'figure-8',
  suite: 'linear',
  title,
  caption:
    'One closed form, without cases for the sign of δ, goes through the integrated flow everywhere: look for a dot off its line. The lowest row draws their difference on a logarithmic axis, at each time the largest of a, w₁ and w₂: what is left is the error of integration. ' +
    'In the left column the start points away from the target (wᵀβ* < 0): downstream, a passes through zero there, where ν has a pole and its line is interrupted.',
  draw,
};
