import type {
  BalanceMeasurements,
  BalanceParameters,
  BasinMeasurements,
  BasinParameters,
  DeepMeasurements,
  DeepParameters,
  DelayMeasurements,
  DelayParameters,
  LearningRatesMeasurements,
  LearningRatesParameters,
  LowRankMeasurements,
  LowRankParameters,
  RandomProblemsMeasurements,
  RandomProblemsParameters,
  RegimeMeasurements,
  RegimeParameters,
  TrajectoryMeasurements,
  TrajectoryParameters,
  WideMeasurements,
  WideParameters,
  WideProblemsMeasurements,
  WideProblemsParameters,
} from './linear.d.ts';

/** What the cells of the suite `linear` take and give, for its trainers, claims and figures. */
export type LinearExperiments = {
  trajectory: { parameters: TrajectoryParameters; measurements: TrajectoryMeasurements };
  'random-problems': { parameters: RandomProblemsParameters; measurements: RandomProblemsMeasurements };
  'low-rank': { parameters: LowRankParameters; measurements: LowRankMeasurements };
  basin: { parameters: BasinParameters; measurements: BasinMeasurements };
  balance: { parameters: BalanceParameters; measurements: BalanceMeasurements };
  delay: { parameters: DelayParameters; measurements: DelayMeasurements };
  wide: { parameters: WideParameters; measurements: WideMeasurements };
  'wide-problems': { parameters: WideProblemsParameters; measurements: WideProblemsMeasurements };
  regime: { parameters: RegimeParameters; measurements: RegimeMeasurements };
  'learning-rates': { parameters: LearningRatesParameters; measurements: LearningRatesMeasurements };
  deep: { parameters: DeepParameters; measurements: DeepMeasurements };
};
