import type { CellSet } from '../schemas/cell-set.ts';
import type { Path, LinearExperiments } from '../schemas/linear.d.ts';
import { lineLayer, windowPanel, type Window } from './shared/curve-panel.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { counted, numberText, signedText } from './shared/number-text.ts';
import { page } from './shared/page.ts';
import { orthogonalStarts, type Trajectory } from './shared/trajectories.ts';

const title = 'Kernel, magnitude and alignment of a single linear neuron through training';

const quantities: readonly {
  of: (path: Path) => number[];
  title: string;
  domain: [number, number];
  log?: boolean;
}[] = [
  // Logarithmic, since upstream it stays two decades below downstream: on a linear axis its lines are one.
  { of: (path) => path.kernelDistance, title: 'kernel distance S(0, t)', domain: [1e-4, 1], log: true },
  { of: (path) => path.mu, title: 'signed magnitude μ = a‖w‖', domain: [0, 1.05] },
  { of: (path) => path.phi, title: 'alignment φ = wᵀβ* / (‖w‖‖β*‖)', domain: [0, 1.05] },
];

function draw(cells: CellSet<LinearExperiments>): Drawing {
  const found = orthogonalStarts(cells);
  if (found.length === 0) {
    return { state: 'unavailable', reason: 'no trajectory from β₀ = (−1, 0) to β* = (0, 1) is stored' };
  }
  const deltas = found.map(({ parameters }) => parameters.delta);
  const last = Math.max(...found.map(({ parameters }) => parameters.times.at(-1)!));
  const first = Math.min(
    ...found.map(({ parameters }) => parameters.times.find((time) => time > 0) ?? last / 1e3),
  );
  const panels = quantities.map((quantity) => {
    const window: Window = {
      width: 255,
      height: 215,
      x: { title: 'time t of gradient flow', domain: [first, last], log: true },
      y: { title: quantity.title, domain: quantity.domain, log: quantity.log ?? false },
    };
    const lines = found.map(({ parameters: { delta, times }, measurements }) => ({
      delta,
      points: quantity.of(measurements.exact).map((value, i): [number, number] => [times[i]!, value]),
    }));
    return windowPanel(window, [lineLayer(lines, window, deltas)]);
  });
  const subtitle = [
    `β* = (0, 1), β₀ = (−1, 0) for every δ, XᵀX = I; closed form. ${counted(found.length, 'cell')}, no seeds: nothing is random.`,
  ];
  return { state: 'drawn', spec: page({ title, subtitle, rows: [panels] }), says: saysOf(found) };
}

/** Where the kernel of each run ends. */
function saysOf(found: readonly Trajectory[]): string {
  const ends = found.map(
    ({ parameters: { delta }, measurements }) =>
      `${numberText(measurements.exact.kernelDistance.at(-1)!, 2)} at δ = ${signedText(delta)}`,
  );
  return `The kernel distance at the end is ${ends.join(', ')}.`;
}

export const figure: Figure<LinearExperiments> = {
  id: 'figure-3',
  suite: 'linear',
  title,
  caption:
    'The kernel leaves its start soonest near balance (δ between −1 and 0). Upstream (δ > 0) it barely moves while the function is learned fastest: lazy. ' +
    'Downstream (δ < 0) it first stands still while the magnitude shrinks, and turns late, the later the larger |δ|: delayed rich. ' +
    'Time is that of gradient flow with unit learning rates. Departs from the paper: time is logarithmic, and so is the kernel distance, so that the early phase and the upstream lines can be seen.',
  draw,
};
