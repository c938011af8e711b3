import type {
  ColouringMeasurements,
  ColouringParameters,
  GridMeasurements,
  GridParameters,
  PlaneMeasurements,
  PlaneParameters,
  SurfaceMeasurements,
  SurfaceParameters,
  TheoryMeasurements,
  TheoryParameters,
} from './relu.d.ts';

/** What the cells of the suite `relu` take and give, for its trainers, claims and figures. */
export type ReluExperiments = {
  grid: { parameters: GridParameters; measurements: GridMeasurements };
  plane: { parameters: PlaneParameters; measurements: PlaneMeasurements };
  theory: { parameters: TheoryParameters; measurements: TheoryMeasurements };
  colouring: { parameters: ColouringParameters; measurements: ColouringMeasurements };
  surface: { parameters: SurfaceParameters; measurements: SurfaceMeasurements };
};
