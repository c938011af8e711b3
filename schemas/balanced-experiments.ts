import type {
  KernelPathMeasurements,
  KernelPathParameters,
  RandomProblemsMeasurements,
  RandomProblemsParameters,
} from './balanced.d.ts';

/** What the cells of the suite `balanced` take and give, for its trainers, claims and figures. */
export type BalancedExperiments = {
  'random-problems': { parameters: RandomProblemsParameters; measurements: RandomProblemsMeasurements };
  'kernel-path': { parameters: KernelPathParameters; measurements: KernelPathMeasurements };
};
