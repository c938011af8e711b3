import type { DeclaredClaim, Evidence } from '../../../core/judge/evidence.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { LinearExperiments } from '../../../schemas/linear-experiments.ts';
import { excluded } from './excluded.ts';

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function evidence(cells: CellSet<LinearExperiments>): Evidence {
  const found = cells.completed('basin');
  if (found.length === 0) return { state: 'not-run', reason: 'no random starts are stored' };
  const measured = found.map(({ measurements }) => measurements);
  const starts = total(measured.map((one) => one.starts));
  const exceptions = total(measured.map((one) => one.exceptions.length));
  const nearStarts = total(measured.map((one) => one.nearSurface.starts));
  const nearRight = total(measured.map((one) => one.nearSurface.right));
  return {
    state: 'measured',
    samples: found.map(({ parameters, measurements }) => ({
      label: `seed ${parameters.seed}`,
      value: measurements.right / measurements.starts,
    })),
    counts: { successes: total(measured.map((one) => one.right)), trials: starts },
    excluded: excluded(cells, 'basin'),
    notes: [
      `${exceptions} exceptions among ${starts} starts`,
      `${nearStarts} further starts lie within the integrator's reach of the separating surface; ` +
        `there the rule and the integrated flow agree in ${nearRight}`,
    ],
  };
}

/** Which of the two minima gradient flow reaches. */
export const basinClaims: readonly DeclaredClaim<LinearExperiments>[] = [
  {
    id: 'linear/basin-rule',
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
    evidence,
  },
];
