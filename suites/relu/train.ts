import type { Trainers } from '../../core/suite.ts';
import type { ReluExperiments } from '../../schemas/relu-experiments.ts';
import { trainGrid } from './train-grid.ts';
import { trainPlane } from './train-plane.ts';

export const trainers: Trainers<ReluExperiments> = { grid: trainGrid, plane: trainPlane };
