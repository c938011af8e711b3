import type { Trainers } from '../../core/suite.ts';
import type { LinearExperiments } from '../../schemas/linear.d.ts';
import { measureBalance } from './train/balance.ts';
import { measureBasin } from './train/basin.ts';
import { cellByCell } from './train/cell-by-cell.ts';
import { measureDeep } from './train/deep.ts';
import { measureDelay } from './train/delay.ts';
import { measureLearningRates } from './train/learning-rates.ts';
import { measureLowRank } from './train/low-rank.ts';
import { measureRandomProblems } from './train/random-problems.ts';
import { measureRegime } from './train/regime.ts';
import { measureTrajectory } from './train/trajectory.ts';
import { measureWide } from './train/wide.ts';
import { measureWideProblems } from './train/wide-problems.ts';

/** How each kind of cell is measured; float64 throughout, no engine. */
export const trainers: Trainers<LinearExperiments> = {
  trajectory: cellByCell(measureTrajectory),
  'random-problems': cellByCell(measureRandomProblems),
  'low-rank': cellByCell(measureLowRank),
  basin: cellByCell(measureBasin),
  balance: cellByCell(measureBalance),
  delay: cellByCell(measureDelay),
  wide: cellByCell(measureWide),
  'wide-problems': cellByCell(measureWideProblems),
  regime: cellByCell(measureRegime),
  'learning-rates': cellByCell(measureLearningRates),
  deep: cellByCell(measureDeep),
};
