import type { DeclaredClaim, Evidence } from '../../../core/judge/evidence.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { LinearExperiments } from '../../../schemas/linear-experiments.ts';
import { excluded } from './excluded.ts';

function evidence(cells: CellSet<LinearExperiments>): Evidence {
  const runs = cells.completed('low-rank');
  if (runs.length === 0) return { state: 'not-run', reason: 'no low-rank runs are stored' };
  const within = runs.filter(({ measurements }) => !measurements.signChange);
  const outside = runs.filter(({ measurements }) => measurements.signChange).map((run) => run.measurements);
  const residual = Math.max(...runs.map(({ measurements }) => measurements.residual));
  const notes = [`the largest residual |Xβ(∞) − y| left is ${residual.toExponential(1)}`];
  if (outside.length > 0) {
    const nearest = Math.min(...outside.map(({ distance }) => distance));
    const farthest = Math.max(...outside.map(({ reversedDistance }) => reversedDistance));
    notes.push(
      `in ${outside.length} further runs a changes its sign, where the theorem does not apply (β passes through 0): ` +
        `they end at least ${nearest.toPrecision(2)} from its minimiser, and within ${farthest.toExponential(1)} ` +
        `of the minimiser with the linear term reversed`,
    );
  }
  return {
    state: 'measured',
    samples: within.map(({ parameters: { beta0, delta }, measurements }) => ({
      label: `β₀=(${beta0.join(', ')}) δ=${delta}`,
      value: measurements.distance,
    })),
    excluded: excluded(cells, 'low-rank'),
    notes,
  };
}

/** The implicit bias where many β interpolate. */
export const lowRankClaims: readonly DeclaredClaim<LinearExperiments>[] = [
  {
    id: 'linear/low-rank-end-point',
    suite: 'linear',
    statement: 'On low-rank data gradient flow ends at the interpolating β that Theorem 3.1 singles out.',
    estimand: '‖β(end of flow) − minimiser‖₂, worst run in which a keeps its sign',
    unit: 'units of β',
    direction: 'below',
    margin: 1e-6,
    test: 'worst-case',
    source: 'Theorem 3.1, Fig. 4b',
    profiles: ['smoke', 'quick', 'paper'],
    evidence,
  },
];
