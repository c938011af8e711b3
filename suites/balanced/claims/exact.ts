import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { BalancedExperiments, BalancedProblem } from '../../../schemas/balanced.d.ts';

type ExactClaim = ClaimOn<BalancedExperiments, 'random-problems'>;

function counted(problems: readonly BalancedProblem[], is: (problem: BalancedProblem) => boolean): number {
  return problems.filter(is).length;
}

/** On which networks a claim was measured. */
function coverage(problems: readonly BalancedProblem[]): string {
  const smaller = ({ inputs, outputs }: BalancedProblem): number => Math.min(inputs, outputs);
  return (
    `${problems.length} random networks: λ above 0 in ${counted(problems, ({ lambda }) => lambda > 0)}, ` +
    `below in ${counted(problems, ({ lambda }) => lambda < 0)}; ` +
    `d ≠ c in ${counted(problems, ({ inputs, outputs }) => inputs !== outputs)}; ` +
    `h = min(d, c) in ${counted(problems, (each) => each.hidden === smaller(each))}, ` +
    `more in ${counted(problems, (each) => each.hidden > smaller(each))}, ` +
    `fewer in ${counted(problems, (each) => each.hidden < smaller(each))}; ` +
    `Σ_yx of lower rank in ${counted(problems, (each) => each.rank < smaller(each))}`
  );
}

/** One value a seed: its problem of a kind that lies farthest to the wrong side. */
function worst(
  kind: BalancedProblem['kind'],
  direction: 'above' | 'below',
  quantity: (problem: BalancedProblem) => number,
): Pick<ExactClaim, 'direction' | 'value' | 'notes'> {
  const ofKind = (problems: readonly BalancedProblem[]) => problems.filter((each) => each.kind === kind);
  return {
    direction,
    value: ([cell]) => {
      const values = ofKind(cell!.measurements.problems).map(quantity);
      if (values.length === 0) return [];
      return direction === 'below' ? Math.max(...values) : Math.min(...values);
    },
    notes: (seeds) => [coverage(ofKind(seeds.flatMap(([cell]) => cell!.measurements.problems)))],
  };
}

const common = {
  suite: 'balanced',
  test: 'worst-case',
  profiles: ['smoke', 'quick', 'paper'],
  cells: { experiment: 'random-problems' },
  by: 'seed',
  label: ({ seed }) => `seed ${seed}`,
} satisfies Partial<ExactClaim>;

/** The closed form, what it gives, and what it needs. */
export const exactClaims: readonly ExactClaim[] = [
  {
    ...common,
    id: 'balanced/lambda-conserved',
    kind: 'theorem',
    statement: 'Gradient flow of a two-layer linear network conserves W₂ᵀW₂ − W₁W₁ᵀ, so that λ stays λ.',
    estimand: 'largest change of an entry along the integrated weights, worst random network by seed',
    unit: 'units of λ',
    margin: 1e-9,
    source: 'definition of λ-balanced weights, and that training keeps them so',
    ...worst('balanced', 'below', ({ balanceDrift }) => balanceDrift),
  },
  {
    ...common,
    id: 'balanced/closed-form',
    kind: 'theorem',
    statement: 'QQᵀ of a λ-balanced network follows the closed form of the Riccati equation.',
    estimand:
      'largest difference of an entry of QQᵀ, closed form against integrated weights, worst random network by seed',
    unit: 'units of λ',
    margin: 1e-7,
    source: 'the theorem on the dynamics of QQᵀ under λ-balanced initialisation',
    ...worst('balanced', 'below', ({ solutionError }) => solutionError),
  },
  {
    ...common,
    id: 'balanced/closed-form-kernel',
    kind: 'theorem',
    statement: 'The closed form gives the neural tangent kernel at every time.',
    estimand: 'largest difference of S(0,t), closed form against integrated weights, worst network by seed',
    unit: '1',
    margin: 1e-7,
    source: 'the kernel of a λ-balanced network as a function of QQᵀ',
    ...worst('balanced', 'below', ({ kernelError }) => kernelError),
  },
  {
    ...common,
    id: 'balanced/closed-form-needs-balance',
    kind: 'control',
    statement: 'With eigenvalues from λ/2 to 3λ/2 in place of λI the closed form at their mean is wrong.',
    estimand: 'smallest over networks of the largest difference of an entry of QQᵀ, by seed',
    unit: 'units of λ',
    margin: 1e-3,
    source: 'assumption of the theorem; outside it',
    ...worst('uneven', 'above', ({ solutionError }) => solutionError),
  },
];
