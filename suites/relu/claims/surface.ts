import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type { ReluExperiments } from '../../../schemas/relu.d.ts';

type SurfaceClaim = ClaimOn<ReluExperiments, 'surface'>;
type Run = CellOf<ReluExperiments, 'surface'>;

function turns(delta: number): Pick<SurfaceClaim, 'cells' | 'by' | 'value'> {
  return {
    cells: { experiment: 'surface', where: { delta: [delta] } },
    by: 'seed',
    value: ([run]) => run!.measurements.turn,
  };
}

/** log₁₀ of upstream's parameter distance over downstream's. */
function movement(runs: readonly Run[]): number {
  const [upstream, downstream] = [1, -1].map(
    (delta) => runs.find(({ parameters }) => parameters.delta === delta)!.measurements.parameterDistance,
  );
  return Math.log10(upstream! / downstream!);
}

const common = {
  suite: 'relu',
  test: 'median',
  profiles: ['quick', 'paper'],
  beside: { experiment: 'surface' },
  notes: (_, runs) => {
    const worst = Math.max(...runs.map(({ measurements }) => measurements.snapshots.at(-1)!.trainLoss));
    return [`the largest training loss at the end of a run is ${worst.toExponential(1)}`];
  },
} satisfies Partial<SurfaceClaim>;

/** How activation regions move on the task of exclusive or. */
export const surfaceClaims: readonly SurfaceClaim[] = [
  {
    ...common,
    id: 'relu/xor-upstream-turns',
    kind: 'paper',
    statement: 'Upstream, hidden units and their activation regions turn far: rich.',
    estimand: 'mean over units of the angle between first and last direction, τ = 0.1, δ = 1, by seed',
    unit: 'radians',
    direction: 'above',
    margin: 0.4,
    source: '§5, Fig. 5a',
    ...turns(1),
  },
  {
    ...common,
    id: 'relu/xor-downstream-stays',
    kind: 'paper',
    statement: 'Downstream, hidden units and their activation regions stay where they are: lazy.',
    estimand: 'mean over units of the angle between first and last direction, τ = 0.1, δ = −1, by seed',
    unit: 'radians',
    direction: 'below',
    margin: 0.2,
    source: '§5, Fig. 5a',
    ...turns(-1),
  },
  {
    ...common,
    id: 'relu/xor-upstream-moves-less',
    kind: 'paper',
    statement: 'Upstream, all this turning takes less parameter movement than downstream’s fit without it.',
    estimand: 'log₁₀ of the parameter distance at δ = 1 over that at δ = −1, τ = 0.1, paired by seed',
    unit: 'decades',
    direction: 'below',
    margin: 0,
    source: '§5: rich with little parameter movement',
    cells: { experiment: 'surface', where: { delta: [1, -1] } },
    by: 'seed',
    value: movement,
  },
  {
    ...common,
    id: 'relu/xor-turns-before-it-learns',
    kind: 'paper',
    statement: 'Balanced and upstream units first turn while the function is still near zero, and grow then.',
    estimand:
      'training loss, as a share of that at the start, when half of the turning is done, τ = 0.1, the smaller at δ = 0 and 1, by seed',
    unit: 'share',
    direction: 'above',
    margin: 0.7,
    source: '§5 (phases of the balanced and upstream regimes)',
    cells: { experiment: 'surface', where: { delta: [0, 1] } },
    // The two δ of a seed start from the same directions: no replicates of each other.
    by: 'seed',
    value: (runs) => Math.min(...runs.map(({ measurements }) => measurements.lossShareAtHalfTurn)),
  },
];
