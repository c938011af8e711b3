import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type {
  PathErrors,
  RandomProblem,
  TrajectoryParameters,
  LinearExperiments,
} from '../../../schemas/linear.d.ts';

/** What a trajectory and a random problem have in common. */
interface Comparison {
  readonly maxError: PathErrors;
  readonly deltaDrift: number;
}

function vector(values: readonly number[]): string {
  return `(${values.map((value) => Number(value.toPrecision(4))).join(', ')})`;
}

function trajectoryLabel({ betaStar, beta0, delta, sign }: TrajectoryParameters): string {
  return `β*=${vector(betaStar)} β₀=${vector(beta0)} δ=${delta} a₀${sign > 0 ? '>' : '<'}0`;
}

function coverage(problems: readonly RandomProblem[]): string {
  const dimensions = problems.map(({ dimension }) => dimension);
  const changing = problems.filter(({ signChange }) => signChange).length;
  const balanced = problems.filter(({ delta }) => Math.abs(delta) < 1e-9).length;
  return (
    `${problems.length} random problems in dimension ${Math.min(...dimensions)} to ${Math.max(...dimensions)}; ` +
    `a changes its sign in ${changing} of them, and |δ| < 1e-9 in ${balanced}`
  );
}

type ExactClaim = ClaimOn<LinearExperiments, 'trajectory' | 'random-problems'>;

/** One sample a trajectory, and one a seed of random problems: the worst of them. */
function worst(value: (comparison: Comparison) => number): Pick<ExactClaim, 'value'> {
  return {
    value: ([cell]) =>
      cell!.experiment === 'trajectory'
        ? [{ label: trajectoryLabel(cell!.parameters), value: value(cell!.measurements) }]
        : [
            {
              label: `random problems, seed ${cell!.parameters.seed}`,
              value: Math.max(...cell!.measurements.problems.map(value)),
            },
          ],
  };
}

const common = {
  suite: 'linear',
  direction: 'below',
  test: 'worst-case',
  profiles: ['smoke', 'quick', 'paper'],
  cells: [{ experiment: 'trajectory' }, { experiment: 'random-problems' }],
  by: 'cell',
  notes: (replicates) => [
    coverage(
      replicates
        .flat()
        .flatMap((cell) => (cell.experiment === 'random-problems' ? cell.measurements.problems : [])),
    ),
  ],
} satisfies Partial<ExactClaim>;

/**
 * 1e-7 is ten thousand times the integrator's relative tolerance: its errors add up over a run, and a passage
 * near the saddle multiplies them.
 */
function agreement(quantity: keyof PathErrors, id: string, name: string): ExactClaim {
  return {
    ...common,
    id: `linear/exact-${id}`,
    kind: 'theorem',
    statement: `The closed form gives the ${name} of gradient flow, for every δ by one formula.`,
    estimand: `largest |exact − integrated| of the ${name} over a trajectory, worst trajectory or problem`,
    unit: quantity === 'phi' || quantity === 'kernelDistance' ? '1' : 'weight units',
    margin: 1e-7,
    source: '§3 and its appendix (exact solution); settings of Figs. 2, 3, 4a, 7, 8 and random problems',
    ...worst(({ maxError }) => maxError[quantity]),
  };
}

/** Exact equals numeric for a, w, μ, φ and S; δ is conserved. */
export const exactClaims: readonly ExactClaim[] = [
  {
    ...common,
    id: 'linear/delta-conserved',
    kind: 'theorem',
    statement: 'Gradient flow conserves the relative scale δ = η_w a² − η_a ‖w‖².',
    estimand: 'largest |δ(t) − δ(0)| along the integrated flow, worst trajectory or problem',
    unit: 'units of δ',
    margin: 1e-8,
    source: '§3 (conserved quantity); settings of Figs. 2, 3, 4a, 7, 8 and random problems',
    ...worst(({ deltaDrift }) => deltaDrift),
  },
  agreement('a', 'a', 'read-out a'),
  agreement('w', 'w', 'input weights w'),
  agreement('mu', 'mu', 'signed magnitude μ = a‖w‖'),
  agreement('phi', 'phi', 'alignment φ of w with β*'),
  agreement('kernelDistance', 'kernel-distance', 'kernel distance S(0,t)'),
];
