import type {
  GridMeasurements,
  GridParameters,
  PlaneMeasurements,
  PlaneParameters,
} from '../../schemas/relu.d.ts';

/** The cells of the suite `relu` that figures read. */

export type ReluExperiments = {
  grid: { parameters: GridParameters; measurements: GridMeasurements };
  plane: { parameters: PlaneParameters; measurements: PlaneMeasurements };
};
