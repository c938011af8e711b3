import type {
  LowRankMeasurements,
  LowRankParameters,
  TrajectoryMeasurements,
  TrajectoryParameters,
} from '../../schemas/linear.d.ts';

/** The cells of the suite `linear` that figures read. */

export type LinearExperiments = {
  trajectory: { parameters: TrajectoryParameters; measurements: TrajectoryMeasurements };
  'low-rank': { parameters: LowRankParameters; measurements: LowRankMeasurements };
};
