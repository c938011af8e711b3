import type { TransformerParameters } from '../../schemas/grokking.d.ts';

/** Which parameters tell about how long a run will take. */
export type Sized = Pick<
  TransformerParameters,
  'alpha' | 'tau' | 'baseLearningRate' | 'rateScaling' | 'weightDecay' | 'maxSteps'
>;

/**
 * A guess of the steps a run takes before it groks, for the time left only: about 1,600 at α = 1 and the usual learning
 * rate, fewer upstream and at larger rates, more at a smaller decay.
 */
export function expectedSteps(run: Sized): number {
  const rate = run.rateScaling === 'constant' ? run.baseLearningRate : run.baseLearningRate / run.tau ** 2;
  const upstream = Math.min(3, Math.max(1 / 3, run.alpha ** -0.35));
  return Math.min(run.maxSteps, (1600 * upstream * (1e-3 / rate) ** 0.7) / Math.max(run.weightDecay, 0.05));
}
