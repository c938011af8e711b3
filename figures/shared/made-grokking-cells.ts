import type { LookRow, TransformerParameters } from '../../schemas/grokking.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { madeResult } from './made-result.ts';

/** Parameters of a run at the sizes of the quick profile. */
export function madeParameters(
  given: Pick<TransformerParameters, 'alpha' | 'seed'> & Partial<TransformerParameters>,
): TransformerParameters {
  return {
    ...{ tau: 1, operation: 'x+y', prime: 97, fraction: 0.5, maxSteps: 3000, dimension: 128, heads: 4 },
    ...{ batchSize: 512, baseLearningRate: 1e-3, rateScaling: 'inverse-tau-squared', weightDecay: 1 },
    lookEvery: 25,
    ...given,
  };
}

/** Steps at which a made run learns its training set and groks, before seeds and the cap. */
function times({ alpha, tau, seed }: TransformerParameters): { train: number; grok: number } {
  const spread = 1 + 0.06 * (seed % 5);
  const train = 700 * spread * tau * Math.max(alpha, 0.05) ** -0.3;
  return { train, grok: train + 900 * spread * tau * Math.max(alpha, 0.05) ** -0.7 };
}

function rounded(steps: number, { maxSteps, lookEvery }: TransformerParameters): number | null {
  const look = Math.ceil(steps / lookEvery) * lookEvery;
  return look <= maxSteps ? look : null;
}

/** A run whose accuracies rise around its times; it ends when it groks or at its cap. */
export function madeRun(
  given: Pick<TransformerParameters, 'alpha' | 'seed'> & Partial<TransformerParameters>,
  diverged = false,
): Result {
  const parameters = madeParameters(given);
  if (diverged) return madeResult('transformer', parameters, null);
  const { train, grok } = times(parameters);
  const [stepsToTrain, stepsToGrok] = [rounded(train, parameters), rounded(grok, parameters)];
  const lastStep = stepsToGrok ?? parameters.maxSteps;
  const rows: LookRow[] = [];
  for (let step = 0; step <= lastStep; step += parameters.lookEvery) {
    const rise = (middle: number): number => 1 / (1 + Math.exp((8 * (middle - step)) / middle));
    const looksAtTraining = step <= train || step % 100 === 0;
    rows.push({
      step,
      trainLoss: looksAtTraining ? 4.6 * (1 - rise(0.6 * train)) : null,
      trainAccuracy: looksAtTraining ? rise(0.6 * train) : null,
      validationLoss: 5 * (1 - rise(0.8 * grok)),
      validationAccuracy: rise(0.8 * grok),
      concentration: 0.12 + 0.4 * rise(grok),
    });
  }
  return madeResult('transformer', parameters, {
    ...{ stepsToTrain, stepsToHalf: rounded(0.8 * grok, parameters) },
    ...{ stepsToNinety: rounded(0.95 * grok, parameters), stepsToGrok },
    delay: stepsToTrain === null || stepsToGrok === null ? null : stepsToGrok - stepsToTrain,
    censored: stepsToGrok === null,
    ...{ lastStep, trainPairs: 4704, validationPairs: 4705, rows },
  });
}

/** A grid of τ and α at several seeds. */
export function madeRuns(
  taus: readonly number[],
  alphas: readonly number[],
  seeds: readonly number[],
  others: Partial<TransformerParameters> = {},
): Result[] {
  return taus.flatMap((tau) =>
    alphas.flatMap((alpha) => seeds.map((seed) => madeRun({ ...others, tau, alpha, seed }))),
  );
}
