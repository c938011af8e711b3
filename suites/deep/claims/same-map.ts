import type { DeclaredClaim } from '../../../core/judge/evidence.ts';
import type { DeepExperiments } from '../../../schemas/deep-experiments.ts';

/** What makes α a matter of relative scale alone. */
export const sameMapClaim: DeclaredClaim<DeepExperiments> = {
  id: 'deep/map-does-not-depend-on-alpha',
  suite: 'deep',
  statement: 'At initialisation networks of one seed compute the same function whatever α.',
  estimand:
    'largest difference of the outputs on the probes from those at α = 1 of the same seed, over the largest output, worst network',
  unit: 'relative',
  direction: 'below',
  margin: 1e-5,
  test: 'worst-case',
  source: 'Section 6: the first layer is divided and the last multiplied by α',
  profiles: ['smoke', 'quick', 'paper'],
  evidence: (cells) => {
    const networks = cells.completed('network');
    const excluded = cells.unfinished('network').map(({ id, reason }) => ({ label: id, reason }));
    if (networks.length + excluded.length === 0) {
      return { state: 'not-run', reason: 'no network was trained' };
    }
    const samples = networks.map(({ id, measurements }) => ({
      label: id,
      value: measurements.mapDifference,
    }));
    return { state: 'measured', samples, excluded };
  },
};
