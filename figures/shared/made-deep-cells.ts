import type { NetworkParameters } from '../../schemas/deep.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { madeResult } from './made-result.ts';

/** A network whose distances grow with α and with the step; at step 128 it is at the matched loss. */
export function madeLenet(
  given: Pick<NetworkParameters, 'alpha' | 'seed'>,
  matchedStep: number | null = 128,
): Result {
  const parameters: NetworkParameters = {
    ...{ trainImages: 4096, testImages: 500, probes: 32, fullProbes: 16, batchSize: 64 },
    ...{ learningRate: 0.01, matchedLoss: 0.5, maxSteps: 2048, stopAtMatch: true, steps: [0, 16, 128] },
    ...given,
  };
  const rows = parameters.steps.map((step) => {
    const moved = (step / 128) * given.alpha ** 0.3 * (1 + 0.1 * given.seed);
    return {
      step,
      ...{ kernelDistance: 0.05 * moved, fullKernelDistance: 0.2 * moved, hammingDistance: 0.1 * moved },
      hammingByLayer: { conv1: 0.05 * moved, conv2: 0.1 * moved, fc1: 0.1 * moved, fc2: 0.15 * moved },
      ...{ parameterDistance: (2 * step) / 128, relativeParameterDistance: (0.2 * step) / 128 },
      ...{ trainLoss: 0.49, testAccuracy: 0.85 },
    };
  });
  return madeResult('network', parameters, { rows, matchedStep, mapDifference: 1e-7 });
}

/** Networks at every α and seed. */
export function madeLenets(alphas: readonly number[], seeds: readonly number[]): Result[] {
  return alphas.flatMap((alpha) => seeds.map((seed) => madeLenet({ alpha, seed })));
}
