import type { DeclaredClaim, Evidence } from '../../../core/judge/evidence.ts';
import { fitLine } from '../../../core/numerics/fit-line.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { LinearExperiments } from '../../../schemas/linear-experiments.ts';
import { excluded } from './excluded.ts';
import { peakOf } from './peak.ts';

/** ln(η_w/η_a) and where the early kernel distance peaks, of one grid. */
interface Peak {
  readonly logRatio: number;
  readonly at: number;
}

function peaksBySeed(cells: CellSet<LinearExperiments>): Map<number, Peak[]> {
  const bySeed = new Map<number, Peak[]>();
  for (const { parameters, measurements } of cells.completed('learning-rates')) {
    const { at } = peakOf(
      measurements.rows.map(({ logWeightRatio }) => logWeightRatio),
      measurements.rows.map(({ early }) => early),
    );
    const peak = { logRatio: Math.log(parameters.ratio), at };
    bySeed.set(parameters.seed, [...(bySeed.get(parameters.seed) ?? []), peak]);
  }
  return bySeed;
}

function evidence(cells: CellSet<LinearExperiments>): Evidence {
  const fits = [...peaksBySeed(cells)]
    .filter(([, peaks]) => peaks.length >= 3)
    .map(([seed, peaks]) => ({
      seed,
      line: fitLine(
        peaks.map(({ logRatio }) => logRatio),
        peaks.map(({ at }) => at),
      ),
    }));
  if (fits.length === 0)
    return { state: 'not-run', reason: 'a slope needs grids at three ratios of learning rates' };
  return {
    state: 'measured',
    samples: fits.map(({ seed, line }) => ({ label: `seed ${seed}`, value: Math.abs(line.slope + 1) })),
    excluded: excluded(cells, 'learning-rates'),
    notes: fits.map(({ seed, line: { slope, intercept, slopeInterval } }) => {
      const [low, high] = slopeInterval;
      return (
        `seed ${seed}: slope ${slope.toFixed(4)}, 95 % interval ${low.toFixed(4)} to ${high.toFixed(4)}; ` +
        `with equal rates S peaks at ‖a_k‖²/‖w_k‖² = ${Math.exp(intercept).toPrecision(3)}`
      );
    }),
  };
}

/** Unequal learning rates of the layers. */
export const learningRateClaims: readonly DeclaredClaim<LinearExperiments>[] = [
  {
    id: 'linear/learning-rates-shift-regimes',
    suite: 'linear',
    statement:
      'Unequal learning rates shift the regimes as δ_k = η_w‖a_k‖² − η_a‖w_k‖² says: the same weights are the further upstream the larger η_w/η_a.',
    estimand:
      '|slope + 1| of ln(‖a_k‖²/‖w_k‖²) where S at t = 1 is largest against ln(η_w/η_a), η_aη_w = 1, in a funnel, worst seed',
    unit: 'slope',
    direction: 'below',
    margin: 0.02,
    test: 'worst-case',
    source: '§4 (learning rates in Δ)',
    profiles: ['quick', 'paper'],
    evidence,
  },
];
