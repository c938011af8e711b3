import type {
  GridMeasurements,
  GridParameters,
  PlaneMeasurements,
  PlaneParameters,
} from '../../schemas/relu.d.ts';

/** The cells of the suite `relu` that figures read. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- a type alias is indexable by name
export type ReluExperiments = {
  grid: { parameters: GridParameters; measurements: GridMeasurements };
  plane: { parameters: PlaneParameters; measurements: PlaneMeasurements };
};
