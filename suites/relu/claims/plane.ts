import type { DeclaredClaim, Evidence } from '../../../core/judge/evidence.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { ReluExperiments } from '../../../schemas/relu-experiments.ts';

const tau = 0.1;

/** Growth of the mean |cos| to the nearest teacher direction during training, one value a seed. */
function alignmentGrowth(
  cells: CellSet<ReluExperiments>,
  delta: number,
  sign: (x: number) => number,
): Evidence {
  const concerned = ({ parameters }: { parameters: { tau: number; delta: number } }): boolean =>
    parameters.tau === tau && parameters.delta === delta;
  const runs = cells.completed('plane').filter(concerned);
  const excluded = cells
    .unfinished('plane')
    .filter(concerned)
    .map(({ id, parameters, reason }) => ({ label: String(parameters.seed), reason: `${id} ${reason}` }));
  if (runs.length + excluded.length === 0) {
    return { state: 'not-run', reason: `no stored student in the plane has τ = ${tau}, δ = ${delta}` };
  }
  const mean = (values: readonly number[]): string =>
    (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);
  return {
    state: 'measured',
    samples: runs.map(({ parameters, measurements: { alignment } }) => ({
      label: String(parameters.seed),
      value: sign(alignment.final - alignment.initial),
    })),
    excluded,
    notes: [
      `mean |cos| over hidden units and seeds: ${mean(runs.map((run) => run.measurements.alignment.initial))} before, ` +
        `${mean(runs.map((run) => run.measurements.alignment.final))} after training`,
    ],
  };
}

/** Where hidden units point after training in the plane. */
export const planeClaims: readonly DeclaredClaim<ReluExperiments>[] = [
  {
    id: 'relu/upstream-units-align',
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
    evidence: (cells) => alignmentGrowth(cells, 1, (growth) => growth),
  },
  {
    id: 'relu/downstream-units-stay',
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
    evidence: (cells) => alignmentGrowth(cells, -1, Math.abs),
  },
];
