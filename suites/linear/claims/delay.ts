import type { DeclaredClaim, Evidence } from '../../../core/judge/evidence.ts';
import { type FittedLine, fitLine } from '../../../core/numerics/fit-line.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { DelayMeasurements, DelayParameters } from '../../../schemas/linear.d.ts';
import type { LinearExperiments } from '../../../schemas/linear-experiments.ts';
import { excluded } from './excluded.ts';

interface Delay extends DelayParameters, DelayMeasurements {
  /** |δ| */
  readonly size: number;
}

function delaysFrom(cells: CellSet<LinearExperiments>, start: (phi0: number) => boolean): Delay[] {
  return cells
    .completed('delay')
    .map(({ parameters, measurements }) => ({
      ...parameters,
      ...measurements,
      size: Math.abs(parameters.delta),
    }))
    .filter(({ delta, phi0 }) => delta <= -8 && start(phi0));
}

function shown({ slope, slopeInterval: [low, high] }: FittedLine): string {
  return `${slope.toFixed(4)}, 95 % interval ${low.toFixed(4)} to ${high.toFixed(4)}`;
}

function agreement(delays: readonly Delay[]): string {
  const worst = Math.max(...delays.map(({ time, numericTime }) => Math.abs(numericTime / time - 1)));
  return `closed form and integrated flow give the same times to ${worst.toExponential(1)} of their size`;
}

/** Fits one line an alignment φ(0) and reports how far its slope is from the expected one. */
function slopes(
  cells: CellSet<LinearExperiments>,
  start: (phi0: number) => boolean,
  line: (delays: readonly Delay[]) => FittedLine,
  expected: number,
): Evidence {
  const delays = delaysFrom(cells, start);
  const groups = [...new Set(delays.map(({ phi0 }) => phi0))].map((phi0) => ({
    phi0,
    delays: delays.filter((delay) => delay.phi0 === phi0),
  }));
  const fits = groups
    .filter((group) => group.delays.length >= 3)
    .map((group) => ({ phi0: group.phi0, fit: line(group.delays) }));
  if (fits.length === 0) return { state: 'not-run', reason: 'a slope needs delays at three δ ≤ −8 at least' };
  return {
    state: 'measured',
    samples: fits.map(({ phi0, fit }) => ({
      label: `φ(0) = ${phi0}`,
      value: Math.abs(fit.slope - expected),
    })),
    excluded: excluded(cells, 'delay'),
    notes: [...fits.map(({ phi0, fit }) => `φ(0) = ${phi0}: slope ${shown(fit)}`), agreement(delays)],
  };
}

const common = {
  suite: 'linear',
  direction: 'below',
  test: 'worst-case',
  profiles: ['quick', 'paper'],
} satisfies Partial<DeclaredClaim<LinearExperiments>>;

/** The downstream rich phase is late, the later the larger |δ|. */
export const delayClaims: readonly DeclaredClaim<LinearExperiments>[] = [
  {
    ...common,
    id: 'linear/delay-proportional-to-imbalance',
    statement: 'Downstream the rich phase is delayed in proportion to |δ|.',
    estimand:
      '|slope − 1| of the log–log line of the time to φ = 0.8 against |δ|, δ from −8 to −128, from starts with a fixed φ(0) ≠ 0',
    unit: 'exponent',
    margin: 0.05,
    source: '§3, φ̇ = η_a η_w ‖β*‖² |δ|⁻¹ φ (1 − φ²) of the slow phase',
    paper: 'linear.json#/delayExponent',
    evidence: (cells) =>
      slopes(
        cells,
        (phi0) => phi0 !== 0,
        (delays) =>
          fitLine(
            delays.map(({ size }) => Math.log(size)),
            delays.map(({ time }) => Math.log(time)),
          ),
        1,
      ),
  },
  {
    ...common,
    id: 'linear/delay-from-orthogonal-start',
    statement:
      'From Fig. 3’s orthogonal start the delay grows as |δ| ln|δ|: time ≈ |δ| (2 ln|δ| + constant)/‖β*‖².',
    estimand: '|slope − 2| of the line of ‖β*‖² time/|δ| against ln|δ|, time to φ = 0.8, δ from −8 to −128',
    unit: 'slope',
    margin: 0.1,
    source: 'Fig. 3 and the closed form: tan of the angle reached ≈ (‖β₀‖‖β*‖/δ²) exp(‖β*‖² t/|δ|)',
    evidence: (cells) =>
      slopes(
        cells,
        (phi0) => phi0 === 0,
        (delays) =>
          fitLine(
            delays.map(({ size }) => Math.log(size)),
            delays.map(({ size, time }) => time / size),
          ),
        2,
      ),
  },
];
