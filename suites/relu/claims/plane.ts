import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import { mean } from '../../../core/statistics/mean.ts';
import type { ReluExperiments } from '../../../schemas/relu.d.ts';

type PlaneClaim = ClaimOn<ReluExperiments, 'plane'>;

/** Growth of the mean |cos| to the nearest teacher direction during training, one value a seed. */
function alignmentGrowth(
  delta: number,
  sign: (growth: number) => number,
): Pick<PlaneClaim, 'cells' | 'by' | 'value' | 'notes'> {
  return {
    cells: { experiment: 'plane', where: { tau: [0.1], delta: [delta] } },
    by: 'seed',
    value: ([run]) => sign(run!.measurements.alignment.final - run!.measurements.alignment.initial),
    notes: (seeds) => {
      const [before, after] = (['initial', 'final'] as const).map((when) =>
        mean(seeds.map(([run]) => run!.measurements.alignment[when])).toFixed(3),
      );
      return [`mean |cos| over hidden units and seeds: ${before!} before, ${after!} after training`];
    },
  };
}

/** Where hidden units point after training in the plane. */
export const planeClaims: readonly PlaneClaim[] = [
  {
    id: 'relu/upstream-units-align',
    kind: 'paper',
    suite: 'relu',
    statement: 'Upstream hidden units in the plane turn towards the directions of the teacher.',
    estimand:
      'growth during training of the mean absolute cosine to the nearest teacher direction, τ = 0.1, δ = 1, by seed',
    unit: 'cosine',
    direction: 'above',
    margin: 0,
    test: 'mean-t',
    source: 'Fig. 1a',
    profiles: ['quick', 'paper'],
    ...alignmentGrowth(1, (growth) => growth),
  },
  {
    id: 'relu/downstream-units-stay',
    kind: 'paper',
    suite: 'relu',
    statement: 'Downstream hidden units in the plane keep their directions.',
    estimand:
      'size of the change during training of the mean absolute cosine to the nearest teacher direction, τ = 0.1, δ = −1, by seed',
    unit: 'cosine',
    direction: 'below',
    margin: 0.02,
    test: 'mean-t',
    source: 'Fig. 1a',
    profiles: ['quick', 'paper'],
    ...alignmentGrowth(-1, Math.abs),
  },
];
