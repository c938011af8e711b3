import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type { LinearExperiments } from '../../../schemas/linear.d.ts';

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

type BasinClaim = ClaimOn<LinearExperiments, 'basin'>;
type Starts = CellOf<LinearExperiments, 'basin'>['measurements'];

/** A count, added up over seeds. */
function totalOf(
  seeds: Parameters<NonNullable<BasinClaim['counts']>>[0],
  count: (starts: Starts) => number,
): number {
  return total(seeds.flat().map(({ measurements }) => count(measurements)));
}

/** Which of the two minima gradient flow reaches. */
export const basinClaims: readonly BasinClaim[] = [
  {
    id: 'linear/basin-rule',
    kind: 'theorem',
    suite: 'linear',
    statement: 'The basin rule says which branch of minima, a > 0 or a < 0, gradient flow reaches.',
    estimand:
      'share of random starts, outside the integrator’s reach of the separating surface, that it gets right',
    unit: 'share',
    direction: 'above',
    margin: 0.999,
    test: 'proportion',
    source: 'Fig. 7 and the appendix on basins of attraction',
    profiles: ['quick', 'paper'],
    paper: 'linear.json#/basinRule',
    cells: { experiment: 'basin' },
    by: 'seed',
    label: ({ seed }) => `seed ${seed}`,
    value: ([found]) => found!.measurements.right / found!.measurements.starts,
    counts: (seeds) => ({
      successes: totalOf(seeds, ({ right }) => right),
      trials: totalOf(seeds, ({ starts }) => starts),
    }),
    notes: (seeds) => [
      `${totalOf(seeds, ({ exceptions }) => exceptions.length)} exceptions among ` +
        `${totalOf(seeds, ({ starts }) => starts)} starts`,
      `${totalOf(seeds, ({ nearSurface }) => nearSurface.starts)} further starts lie within the integrator's reach of the ` +
        `separating surface; there the rule and the integrated flow agree in ` +
        `${totalOf(seeds, ({ nearSurface }) => nearSurface.right)}`,
    ],
  },
];
