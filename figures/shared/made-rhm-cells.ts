import type { NetworkParameters } from '../../schemas/rhm.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { madeResult } from './made-result.ts';

/** A trained network with a test accuracy of choice, at the paper's sizes. */
export function madeNetwork(
  given: Pick<NetworkParameters, 'alpha' | 'fraction' | 'seed'>,
  testAccuracy: number,
  fitted = true,
): Result {
  const parameters: NetworkParameters = {
    ...{ v: 8, m: 4, L: 3, s: 2, classes: 8, width: 64, hiddenLayers: 3, batchSize: 128, epochs: 200 },
    ...{ baseLearningRate: 0.1, momentum: 0.9, testFraction: 0.2, stopLoss: 0.01, ...given },
  };
  const measurements = {
    testAccuracy,
    ...{ steps: 1000, epochs: 50, trainLoss: fitted ? 0.009 : 0.3, trainAccuracy: fitted ? 1 : 0.9, fitted },
    ...{ trainSamples: Math.floor(given.fraction * 131072), testSamples: 26214, strings: 131072 },
    sampling: 'permuted',
  };
  return madeResult('network', parameters, measurements);
}

/** Networks whose error falls with P, earlier for larger α, as in Fig. 6c; the last of them did not fit. */
export function madeNetworks(
  fractions: readonly number[],
  alphas: readonly number[],
  seeds: readonly number[],
): Result[] {
  const points = alphas.flatMap((alpha) =>
    fractions.flatMap((fraction) => seeds.map((seed) => ({ alpha, fraction, seed }))),
  );
  return points.map((point, i) => {
    const scaled = (point.fraction / 0.03) * point.alpha ** 0.15 * (1 + 0.05 * point.seed);
    const accuracy = Math.min(1, 1 - 0.85 / (1 + scaled ** 3));
    return madeNetwork(point, accuracy, i < points.length - 1);
  });
}
