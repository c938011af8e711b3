import type { NetworkMeasurements, NetworkParameters } from './deep.d.ts';

/** What the cells of the suite `deep` take and give, for its trainers, claims and figures. */
export type DeepExperiments = {
  network: { parameters: NetworkParameters; measurements: NetworkMeasurements };
};
