import type { DeclaredClaim, Evidence } from '../../../core/judge/evidence.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { ReluExperiments } from '../../../schemas/relu-experiments.ts';
import type { SurfaceMeasurements, SurfaceParameters } from '../../../schemas/relu.d.ts';
import type { Sample } from '../../../schemas/verdict.d.ts';

type Run = SurfaceParameters & SurfaceMeasurements;

function runsOf(cells: CellSet<ReluExperiments>): Run[] {
  return cells
    .completed('surface')
    .map(({ parameters, measurements }) => ({ ...parameters, ...measurements }));
}

function evidence(
  cells: CellSet<ReluExperiments>,
  samplesOf: (runs: readonly Run[]) => readonly Sample[],
): Evidence {
  const runs = runsOf(cells);
  const samples = samplesOf(runs);
  if (samples.length === 0)
    return { state: 'not-run', reason: 'no networks on the task of exclusive or are stored' };
  const worst = Math.max(...runs.map(({ snapshots }) => snapshots.at(-1)!.trainLoss));
  return {
    state: 'measured',
    samples,
    excluded: cells.unfinished('surface').map(({ id, reason }) => ({ label: id, reason })),
    notes: [`the largest training loss at the end of a run is ${worst.toExponential(1)}`],
  };
}

function turns(delta: number) {
  return (runs: readonly Run[]): Sample[] =>
    runs.filter((run) => run.delta === delta).map(({ seed, turn }) => ({ label: String(seed), value: turn }));
}

/** log₁₀ of upstream's parameter distance over downstream's, seed by seed. */
function movement(runs: readonly Run[]): Sample[] {
  return runs
    .filter(({ delta }) => delta === 1)
    .flatMap((upstream) => {
      const downstream = runs.find(({ seed, delta }) => seed === upstream.seed && delta === -1);
      return downstream === undefined
        ? []
        : [
            {
              label: String(upstream.seed),
              value: Math.log10(upstream.parameterDistance / downstream.parameterDistance),
            },
          ];
    });
}

const common = {
  suite: 'relu',
  test: 'mean-t',
  profiles: ['quick', 'paper'],
} satisfies Partial<DeclaredClaim<ReluExperiments>>;

/** How activation regions move on the task of exclusive or. */
export const surfaceClaims: readonly DeclaredClaim<ReluExperiments>[] = [
  {
    ...common,
    id: 'relu/xor-upstream-turns',
    statement: 'Upstream, hidden units and their activation regions turn far: rich.',
    estimand: 'mean over units of the angle between first and last direction, τ = 0.1, δ = 1, by seed',
    unit: 'radians',
    direction: 'above',
    margin: 0.4,
    source: '§5, Fig. 5a',
    evidence: (cells) => evidence(cells, turns(1)),
  },
  {
    ...common,
    id: 'relu/xor-downstream-stays',
    statement: 'Downstream, hidden units and their activation regions stay where they are: lazy.',
    estimand: 'mean over units of the angle between first and last direction, τ = 0.1, δ = −1, by seed',
    unit: 'radians',
    direction: 'below',
    margin: 0.2,
    source: '§5, Fig. 5a',
    evidence: (cells) => evidence(cells, turns(-1)),
  },
  {
    ...common,
    id: 'relu/xor-upstream-moves-less',
    statement: 'Upstream, all this turning takes less parameter movement than downstream’s fit without it.',
    estimand: 'log₁₀ of the parameter distance at δ = 1 over that at δ = −1, τ = 0.1, paired by seed',
    unit: 'decades',
    direction: 'below',
    margin: 0,
    source: '§5: rich with little parameter movement',
    evidence: (cells) => evidence(cells, movement),
  },
  {
    ...common,
    id: 'relu/xor-turns-before-it-learns',
    statement: 'Balanced and upstream units first turn while the function is still near zero, and grow then.',
    estimand:
      'training loss, as a share of that at the start, when half of the turning is done, τ = 0.1, δ = 0 and 1, by seed',
    unit: 'share',
    direction: 'above',
    margin: 0.7,
    source: '§5 (phases of the balanced and upstream regimes)',
    evidence: (cells) =>
      evidence(cells, (runs) =>
        runs
          .filter(({ delta }) => delta >= 0)
          .map(({ seed, delta, lossShareAtHalfTurn }) => ({
            label: `seed ${seed}, δ = ${delta}`,
            value: lossShareAtHalfTurn,
          })),
      ),
  },
];
