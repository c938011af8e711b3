import { atMost } from '../../../core/judge/conditions.ts';
import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import { type FittedLine, fitLine } from '../../../core/statistics/fit-line.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type { LinearExperiments } from '../../../schemas/linear.d.ts';

type DelayClaim = ClaimOn<LinearExperiments, 'delay'>;
type Delays = readonly CellOf<LinearExperiments, 'delay'>[];

/** One axis of the line that is fitted to delays of one φ(0). */
type Axis = (run: { readonly size: number; readonly time: number }) => number;

function lineOf(delays: Delays, x: Axis, y: Axis): FittedLine {
  const points = delays.map(({ parameters, measurements }) => ({
    size: Math.abs(parameters.delta),
    time: measurements.time,
  }));
  return fitLine(points.map(x), points.map(y));
}

function shown({ slope, slopeInterval: [low, high] }: FittedLine): string {
  return `${slope.toFixed(4)}, 95 % interval ${low.toFixed(4)} to ${high.toFixed(4)}`;
}

function agreement(delays: Delays): string {
  const worst = Math.max(
    ...delays.map(({ measurements: { time, numericTime } }) => Math.abs(numericTime / time - 1)),
  );
  return `closed form and integrated flow give the same times to ${worst.toExponential(1)} of their size`;
}

/** Fits one line an alignment φ(0) and reports how far its slope is from the expected one. */
function slopes(
  start: (phi0: number) => boolean,
  [x, y]: readonly [Axis, Axis],
  expected: number,
): Pick<DelayClaim, 'cells' | 'by' | 'label' | 'value' | 'notes'> {
  return {
    cells: { experiment: 'delay', where: { delta: atMost(-8), phi0: start } },
    by: 'phi0',
    label: ({ phi0 }) => `φ(0) = ${phi0}`,
    value: (delays) => Math.abs(lineOf(delays, x, y).slope - expected),
    notes: (alignments) => [
      ...alignments.map(
        (delays) => `φ(0) = ${delays[0]!.parameters.phi0}: slope ${shown(lineOf(delays, x, y))}`,
      ),
      agreement(alignments.flat()),
    ],
  };
}

const common = {
  suite: 'linear',
  direction: 'below',
  test: 'worst-case',
  profiles: ['quick', 'paper'],
} satisfies Partial<DelayClaim>;

/** The downstream rich phase is late, the later the larger |δ|. */
export const delayClaims: readonly DelayClaim[] = [
  {
    ...common,
    id: 'linear/delay-proportional-to-imbalance',
    kind: 'paper',
    statement: 'Downstream the rich phase is delayed in proportion to |δ|.',
    estimand:
      '|slope − 1| of the log–log line of the time to φ = 0.8 against |δ|, δ from −8 to −128, from starts with a fixed φ(0) ≠ 0',
    unit: 'exponent',
    margin: 0.05,
    source: '§3, φ̇ = η_a η_w ‖β*‖² |δ|⁻¹ φ (1 − φ²) of the slow phase',
    related: 'linear.json#/delayExponent',
    ...slopes((phi0) => phi0 !== 0, [({ size }) => Math.log(size), ({ time }) => Math.log(time)], 1),
  },
  {
    ...common,
    id: 'linear/delay-from-orthogonal-start',
    kind: 'theorem',
    statement:
      'From Fig. 3’s orthogonal start the delay grows as |δ| ln|δ|: time ≈ |δ| (2 ln|δ| + constant)/‖β*‖².',
    estimand: '|slope − 2| of the line of ‖β*‖² time/|δ| against ln|δ|, time to φ = 0.8, δ from −8 to −128',
    unit: 'slope',
    margin: 0.1,
    source: 'Fig. 3 and the closed form: tan of the angle reached ≈ (‖β₀‖‖β*‖/δ²) exp(‖β*‖² t/|δ|)',
    ...slopes((phi0) => phi0 === 0, [({ size }) => Math.log(size), ({ size, time }) => time / size], 2),
  },
];
