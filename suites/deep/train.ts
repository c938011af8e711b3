import type { Trainers } from '../../core/suite.ts';
import type { DeepExperiments } from '../../schemas/deep.d.ts';
import { trainNetworks, trainShuffled } from './train-network.ts';

export const trainers: Trainers<DeepExperiments> = {
  network: trainNetworks,
  'shuffled-labels': trainShuffled,
  rates: trainNetworks,
};
