import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { UnitComparison, ReluExperiments } from '../../../schemas/relu.d.ts';

function coverage(problems: readonly UnitComparison[]): string[] {
  const sum = (of: (problem: UnitComparison) => number): number =>
    problems.reduce((total, problem) => total + of(problem), 0);
  const sliding = problems.filter(({ slides }) => slides);
  return [
    `${problems.length} random networks of 2 to 5 units, ${problems.filter(({ leak }) => leak === 0).length} of them ReLU, the others leaky; ` +
      `${sum(({ activationChanges }) => activationChanges)} changes of activation and ${sum(({ signChanges }) => signChanges)} of the sign of a read-out on the way`,
    `in ${sliding.length} of them the flow begins to slide along the boundary between two activation patterns, where σ′ has ` +
      'no value and the equations as printed end; they are followed until then',
  ];
}

type TheoryClaim = ClaimOn<ReluExperiments, 'theory'>;

/** One sample a seed: the worst of its networks. */
function worst(value: (problem: UnitComparison) => number): Pick<TheoryClaim, 'value'> {
  return { value: ([cell]) => Math.max(...cell!.measurements.problems.map(value)) };
}

const common = {
  suite: 'relu',
  direction: 'below',
  test: 'worst-case',
  profiles: ['smoke', 'quick', 'paper'],
  cells: { experiment: 'theory' },
  by: 'seed',
  label: ({ seed }) => `seed ${seed}`,
  notes: (seeds) => coverage(seeds.flatMap(([cell]) => cell!.measurements.problems)),
} satisfies Partial<TheoryClaim>;

/** The equations of §5 for single hidden units. */
export const theoryClaims: readonly TheoryClaim[] = [
  {
    ...common,
    id: 'relu/unit-scales-conserved',
    kind: 'theorem',
    statement:
      'Gradient flow conserves δ_k = η_w a_k² − η_a ‖w_k‖² of every hidden unit, whatever its activations do.',
    estimand:
      'largest |δ_k(t) − δ_k(0)| along the integrated weights of the float64 reference, worst network by seed',
    unit: 'units of δ',
    margin: 1e-9,
    source: '§5 (conserved quantity)',
    ...worst(({ deltaDrift }) => deltaDrift),
  },
  {
    ...common,
    id: 'relu/spherical-equations',
    kind: 'theorem',
    statement:
      'The hidden units of a piecewise linear network obey the equations of μ_k and β̂_k, weights left out.',
    estimand:
      'largest difference of a μ_k or of a component of a β̂_k, equations against integrated weights, worst network by seed',
    unit: 'weight units',
    margin: 1e-7,
    source: '§5 (signed spherical coordinates)',
    ...worst(({ sphericalError }) => sphericalError),
  },
  {
    ...common,
    id: 'relu/kernel-of-units',
    kind: 'theorem',
    statement:
      'The NTK matrix is K_ij = Σ_k c_ki x_iᵀ M_k x_j c_kj with the M_k of the units’ functions alone.',
    estimand:
      'largest difference of an entry, from M_k along the equations against from the derivatives of the outputs along the weights, worst network by seed',
    unit: 'kernel units',
    margin: 1e-7,
    source: '§5 (NTK of a piecewise linear network)',
    ...worst(({ kernelError }) => kernelError),
  },
];
