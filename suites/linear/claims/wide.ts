import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { WideProblem, LinearExperiments } from '../../../schemas/linear.d.ts';

/** What a claim takes from a random problem, or undefined where the problem is not one of the claim's. */
type Quantity = (problem: WideProblem) => number | null | undefined;

function valuesOf(problems: readonly WideProblem[], quantity: Quantity): number[] {
  return problems.map(quantity).filter((value): value is number => typeof value === 'number');
}

/** How many problems of each kind a quantity was measured on, with the largest size of their layers. */
function coverage(problems: readonly WideProblem[], quantity: Quantity): string {
  const used = problems.filter((problem) => typeof quantity(problem) === 'number');
  const kinds = [...new Set(used.map(({ kind }) => kind))].map(
    (kind) => `${used.filter((problem) => problem.kind === kind).length} ${kind}`,
  );
  const upstream = used.filter(({ delta }) => delta > 0).length;
  const largest = (size: 'inputs' | 'outputs' | 'hidden') =>
    Math.max(...used.map((problem) => problem[size]));
  return (
    `${used.length} random problems (${kinds.join(', ')}), mean δ above 0 in ${upstream} and below in ${used.length - upstream}; ` +
    `up to ${largest('inputs')} inputs, ${largest('outputs')} outputs, ${largest('hidden')} hidden units`
  );
}

type WideClaim = ClaimOn<LinearExperiments, 'wide-problems'>;

/** One sample a seed: its worst problem on the claimed side; none of a seed without such a problem. */
function worst(
  direction: 'above' | 'below',
  quantity: Quantity,
  notes: (problems: readonly WideProblem[]) => readonly string[] = () => [],
): Pick<WideClaim, 'direction' | 'value' | 'notes'> {
  return {
    direction,
    value: ([cell]) => {
      const values = valuesOf(cell!.measurements.problems, quantity);
      if (values.length === 0) return [];
      return direction === 'below' ? Math.max(...values) : Math.min(...values);
    },
    notes: (seeds) => {
      const all = seeds.flatMap(([cell]) => cell!.measurements.problems);
      return [coverage(all, quantity), ...notes(all)];
    },
  };
}

/** What became of the problems that a claim leaves out. */
function setAside(problems: readonly WideProblem[], quantity: Quantity, why: string): string[] {
  const values = valuesOf(problems, quantity);
  if (values.length === 0) return [];
  return [
    `left out: ${values.length} problems in which ${why}; the largest difference there is ${Math.max(...values).toExponential(1)}`,
  ];
}

const ofUnits: Quantity = ({ losesUnit, unitError }) => (losesUnit ? undefined : unitError);
const ofFunction: Quantity = ({ kind, losesRank, functionError }) =>
  kind === 'uneven' || losesRank ? undefined : functionError;

function largestRest(problems: readonly WideProblem[]): string[] {
  const values = valuesOf(problems, ({ restValue }) => restValue);
  if (values.length === 0) return [];
  return [
    `with h < min(d, c) the flow has the h values that the network has; the others stay below ${Math.max(...values).toExponential(1)}, ` +
      'where the law as printed, λ̇ = −|δ| ∂loss/∂λ at λ = 0, would move them',
  ];
}

const common = {
  suite: 'linear',
  test: 'worst-case',
  profiles: ['smoke', 'quick', 'paper'],
  cells: { experiment: 'wide-problems' },
  by: 'seed',
  label: ({ seed }) => `seed ${seed}`,
} satisfies Partial<WideClaim>;

/** Two-layer networks with many hidden units and outputs: what is conserved, and which equations are closed. */
export const wideClaims: readonly WideClaim[] = [
  {
    ...common,
    id: 'linear/wide-delta-conserved',
    kind: 'theorem',
    statement: 'Gradient flow of a two-layer network conserves the matrix Δ = η_w AAᵀ − η_a WWᵀ.',
    estimand: 'largest |Δ(t) − Δ(0)| of an entry along the integrated weights, worst random problem by seed',
    unit: 'units of δ',
    margin: 1e-9,
    source: '§4 (conserved quantity)',
    ...worst('below', ({ deltaDrift }) => deltaDrift),
  },
  {
    ...common,
    id: 'linear/unit-function-space',
    kind: 'theorem',
    statement:
      'In function space the hidden units obey β̇_k = −M_k Xᵀρ, closed for every shape, Δ and pair of learning rates.',
    estimand:
      'largest difference of an entry of β = Σβ_k, equations against integrated weights, worst problem by seed',
    unit: 'units of β',
    margin: 1e-7,
    source: '§4 (dynamics in function space)',
    ...worst('below', ofUnits, (problems) =>
      setAside(
        problems,
        ({ losesUnit, unitError }) => (losesUnit ? unitError : undefined),
        'the function of a hidden unit passes through zero, where its direction is lost',
      ),
    ),
  },
  {
    ...common,
    id: 'linear/isotropic-function-space',
    kind: 'theorem',
    statement: 'For isotropic Δ = δI the function obeys an equation of its own, β̇ = −(G P(β) + Q(β) G).',
    estimand:
      'largest difference of an entry of β, equation against integrated weights, worst problem by seed',
    unit: 'units of β',
    margin: 1e-7,
    source: '§4 (isotropic initialisation)',
    ...worst('below', ofFunction, (problems) =>
      setAside(
        problems,
        ({ losesRank, functionError }) => (losesRank ? functionError : undefined),
        'a singular value of β passes through zero while its direction lives in a layer that β does not show',
      ),
    ),
  },
  {
    ...common,
    id: 'linear/singular-value-mirror-flow',
    kind: 'theorem',
    statement:
      'For isotropic Δ the singular values of β follow the mirror flow of the hyperbolic entropy q_δ.',
    estimand:
      'largest difference of a singular value, mirror flow against integrated weights, worst problem by seed',
    unit: 'units of β',
    margin: 1e-6,
    source: '§4, Theorem B.6',
    ...worst('below', ({ mirrorError }) => mirrorError, largestRest),
  },
  {
    ...common,
    id: 'linear/equation-needs-isotropy',
    kind: 'control',
    statement: 'With unequal δ the isotropic equation at their mean is wrong: it needs isotropic Δ.',
    estimand:
      'smallest over problems of the largest difference of an entry of β, δ of the modes from ½ to 3/2 of their mean, by seed',
    unit: 'units of β',
    margin: 1e-3,
    source: 'assumption of §4 and Theorem B.6; outside it',
    ...worst('above', ({ kind, functionError }) => (kind === 'uneven' ? functionError : undefined)),
  },
  {
    ...common,
    id: 'linear/units-between-leave-beta-open',
    kind: 'control',
    statement:
      'With more hidden units than min(d, c) and fewer than max(d, c), β and Δ = δI do not determine how β moves.',
    estimand:
      'smallest over problems of the largest difference of an entry of β between two networks with one β₀ and one Δ, by seed',
    unit: 'units of β',
    margin: 1e-3,
    source: 'assumption of Theorem B.6 on h; outside it',
    ...worst('above', ({ twinDistance }) => twinDistance),
  },
];
