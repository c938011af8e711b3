import type { Trainers } from '../../core/suite.ts';
import type { ReluExperiments } from '../../schemas/relu.d.ts';
import { trainColouring } from './train-colouring.ts';
import { trainGrid } from './train-grid.ts';
import { trainMatched } from './train-matched.ts';
import { trainPlane } from './train-plane.ts';
import { trainSurface } from './train-surface.ts';
import { trainTheory } from './train-theory.ts';

export const trainers: Trainers<ReluExperiments> = {
  grid: trainGrid,
  'long-grid': trainGrid,
  plane: trainPlane,
  matched: trainMatched,
  widths: trainMatched,
  theory: trainTheory,
  colouring: trainColouring,
  surface: trainSurface,
};
