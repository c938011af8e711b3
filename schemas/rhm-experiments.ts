import type {
  GrammarMeasurements,
  GrammarParameters,
  NetworkMeasurements,
  NetworkParameters,
} from './rhm.d.ts';

/** What the cells of the suite `rhm` take and give, for its trainers, claims and figures. */
export type RhmExperiments = {
  network: { parameters: NetworkParameters; measurements: NetworkMeasurements };
  grammar: { parameters: GrammarParameters; measurements: GrammarMeasurements };
};
