import type { TransformerMeasurements, TransformerParameters } from './grokking.d.ts';

/** What the cells of the suite `grokking` take and give, for its trainers, claims and figures. */
export type GrokkingExperiments = {
  transformer: { parameters: TransformerParameters; measurements: TransformerMeasurements };
};
