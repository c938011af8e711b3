import type { Trainers } from '../../core/suite.ts';
import type { GrokkingExperiments } from '../../schemas/grokking.d.ts';
import { trainKernels } from './train-kernel.ts';
import { trainTransformers } from './train-transformer.ts';

export const trainers: Trainers<GrokkingExperiments> = {
  transformer: trainTransformers,
  kernel: trainKernels,
};
