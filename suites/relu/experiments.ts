import type {
  GridMeasurements,
  GridParameters,
  PlaneMeasurements,
  PlaneParameters,
} from '../../schemas/relu.d.ts';

/** What the cells of this suite take and give. */

export type ReluExperiments = {
  grid: { parameters: GridParameters; measurements: GridMeasurements };
  plane: { parameters: PlaneParameters; measurements: PlaneMeasurements };
};
