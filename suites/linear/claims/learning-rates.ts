import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import { fitLine, type FittedLine } from '../../../core/statistics/fit-line.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type { LinearExperiments } from '../../../schemas/linear.d.ts';
import { peakOf } from './peak.ts';

type RatesClaim = ClaimOn<LinearExperiments, 'learning-rates'>;
type Grids = readonly CellOf<LinearExperiments, 'learning-rates'>[];

/** The line of where the early kernel distance peaks, as ln(‖a_k‖²/‖w_k‖²), over ln(η_w/η_a). */
function lineOf(grids: Grids): FittedLine {
  const peaks = grids.map(({ measurements: { rows } }) =>
    peakOf(
      rows.map(({ logWeightRatio }) => logWeightRatio),
      rows.map(({ early }) => early),
    ),
  );
  return fitLine(
    grids.map(({ parameters }) => Math.log(parameters.ratio)),
    peaks.map(({ at }) => at),
  );
}

/** Unequal learning rates of the layers. */
export const learningRateClaims: readonly RatesClaim[] = [
  {
    id: 'linear/learning-rates-shift-regimes',
    kind: 'theorem',
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
    cells: { experiment: 'learning-rates' },
    by: 'seed',
    label: ({ seed }) => `seed ${seed}`,
    value: (grids) => Math.abs(lineOf(grids).slope + 1),
    notes: (seeds) =>
      seeds.map((grids) => {
        const { slope, intercept, slopeInterval } = lineOf(grids);
        const [low, high] = slopeInterval;
        return (
          `seed ${grids[0]!.parameters.seed}: slope ${slope.toFixed(4)}, 95 % interval ${low.toFixed(4)} to ${high.toFixed(4)}; ` +
          `with equal rates S peaks at ‖a_k‖²/‖w_k‖² = ${Math.exp(intercept).toPrecision(3)}`
        );
      }),
  },
];
