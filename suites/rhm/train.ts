import type { Trainers } from '../../core/suite.ts';
import type { RhmExperiments } from '../../schemas/rhm.d.ts';
import { trainGrammar } from './train-grammar.ts';
import { trainLayerRates } from './train-layer-rates.ts';
import { trainNetworks } from './train-network.ts';

export const trainers: Trainers<RhmExperiments> = {
  network: trainNetworks,
  rates: trainNetworks,
  grammar: trainGrammar,
  'layer-rates': trainLayerRates,
};
