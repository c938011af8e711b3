import type {
  BalanceMeasurements,
  BalanceParameters,
  BasinMeasurements,
  BasinParameters,
  DelayMeasurements,
  DelayParameters,
  LowRankMeasurements,
  LowRankParameters,
  RandomProblemsMeasurements,
  RandomProblemsParameters,
  TrajectoryMeasurements,
  TrajectoryParameters,
} from './linear.d.ts';

/** What the cells of the suite `linear` take and give, for its trainers, claims and figures. */
export type LinearExperiments = {
  trajectory: { parameters: TrajectoryParameters; measurements: TrajectoryMeasurements };
  'random-problems': { parameters: RandomProblemsParameters; measurements: RandomProblemsMeasurements };
  'low-rank': { parameters: LowRankParameters; measurements: LowRankMeasurements };
  basin: { parameters: BasinParameters; measurements: BasinMeasurements };
  balance: { parameters: BalanceParameters; measurements: BalanceMeasurements };
  delay: { parameters: DelayParameters; measurements: DelayMeasurements };
};
