import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import { mean } from '../../../core/statistics/mean.ts';
import type { ReluExperiments } from '../../../schemas/relu.d.ts';

/** The seed of student and inputs in the authors' notebook. */
const figureSeed = 100;

type PlaneClaim = ClaimOn<ReluExperiments, 'plane'>;

/** Growth of the mean |cos| to the nearest teacher direction during training, one value a seed of student and inputs. */
function alignmentGrowth(
  at: { readonly tau: number; readonly delta: number },
  sign: (growth: number) => number,
): Pick<PlaneClaim, 'cells' | 'by' | 'value' | 'notes'> {
  return {
    cells: { experiment: 'plane', where: { tau: [at.tau], delta: [at.delta] } },
    by: 'seed',
    value: ([run]) => sign(run!.measurements.alignment.final - run!.measurements.alignment.initial),
    notes: (seeds) => {
      const runs = seeds.flat();
      const [before, after] = (['initial', 'final'] as const).map((when) =>
        mean(runs.map(({ measurements }) => measurements.alignment[when])).toFixed(3),
      );
      const turn = mean(runs.map(({ measurements }) => measurements.turn)).toFixed(3);
      return [
        `mean |cos| over hidden units and seeds: ${before!} before, ${after!} after training; mean turn of a unit: ${turn} radians`,
        ...runs
          .filter(({ parameters }) => parameters.seed === figureSeed)
          .map(
            ({ measurements: { alignment } }) =>
              `the authors' own draws, seed ${figureSeed}: ${alignment.initial.toFixed(3)} before, ${alignment.final.toFixed(3)} after`,
          ),
      ];
    },
  };
}

const common = {
  kind: 'paper',
  suite: 'relu',
  unit: 'cosine',
  test: 'median',
  profiles: ['quick', 'paper'],
} satisfies Partial<PlaneClaim>;

/**
 * Where hidden units point after training in the plane. One teacher, the authors'; seeds are draws of student and inputs,
 * so the intervals say nothing of other teachers.
 */
export const planeClaims: readonly PlaneClaim[] = [
  {
    ...common,
    id: 'relu/upstream-units-align',
    statement: 'Upstream hidden units in the plane turn towards the directions of the teacher.',
    estimand:
      'growth during training of the mean absolute cosine to the nearest direction of the authors’ teacher, τ = 0.1, δ = 1, by seed of student and inputs',
    direction: 'above',
    margin: 0,
    source: 'Fig. 1a',
    ...alignmentGrowth({ tau: 0.1, delta: 1 }, (growth) => growth),
  },
  {
    ...common,
    id: 'relu/downstream-units-stay',
    statement: 'Downstream hidden units in the plane keep their directions.',
    estimand:
      'size of the change during training of the mean absolute cosine to the nearest direction of the authors’ teacher, τ = 0.1, δ = −1, by seed of student and inputs',
    direction: 'below',
    margin: 0.02,
    source: 'Fig. 1a',
    ...alignmentGrowth({ tau: 0.1, delta: -1 }, Math.abs),
  },
  {
    ...common,
    id: 'relu/large-scale-units-stay',
    statement: 'At large overall scale hidden units in the plane keep their directions.',
    estimand:
      'size of the change during training of the mean absolute cosine to the nearest direction of the authors’ teacher, τ = 2, δ = 0, by seed of student and inputs',
    direction: 'below',
    // That of downstream-units-stay.
    margin: 0.02,
    source: 'Fig. 1a, left panel',
    ...alignmentGrowth({ tau: 2, delta: 0 }, Math.abs),
  },
];
