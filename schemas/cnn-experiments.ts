import type { FilterMeasurements, FilterParameters, GratingParameters } from './cnn.d.ts';

/** What the cells of the suite `cnn` take and give, for its trainers, claims and figures. */
export type CnnExperiments = {
  filters: { parameters: FilterParameters; measurements: FilterMeasurements };
  gratings: { parameters: GratingParameters; measurements: FilterMeasurements };
};
