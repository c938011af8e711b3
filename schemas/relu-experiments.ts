import type { GridMeasurements, GridParameters, PlaneMeasurements, PlaneParameters } from './relu.d.ts';

/** What the cells of the suite `relu` take and give, for its trainers, claims and figures. */
export type ReluExperiments = {
  grid: { parameters: GridParameters; measurements: GridMeasurements };
  plane: { parameters: PlaneParameters; measurements: PlaneMeasurements };
};
