import type { Trainers } from '../../core/suite.ts';
import type { RhmExperiments } from '../../schemas/rhm.d.ts';
import { trainGrammar } from './train-grammar.ts';
import { trainNetworks } from './train-network.ts';

export const trainers: Trainers<RhmExperiments> = { network: trainNetworks, grammar: trainGrammar };
