import type { ImageSet } from '../../core/data/image-set.ts';
import type { Engine } from '../../core/engine/engine.ts';
import type { Trained } from '../../core/suite.ts';
import type { NetworkMeasurements, NetworkParameters } from '../../schemas/deep.d.ts';
import { madeImages } from './made-images.ts';
import { StackTraining } from './stack-training.ts';

const part = madeImages(80);
const set: ImageSet = {
  ...{ name: 'mnist', height: 28, width: 28, channels: 1, classes: 10 },
  ...{ train: part, test: part },
};

/** Twenty short steps on made-up images, for tests. */
export const shortTraining: NetworkParameters = {
  ...{ alpha: 1, seed: 1, trainImages: 70, testImages: 20, probes: 6, fullProbes: 3, batchSize: 16 },
  ...{ learningRate: 0.05, matchedLoss: 0.5, maxSteps: 20, stopAtMatch: true, steps: [0, 5] },
};

/** Trains networks side by side on made-up images. For tests. */
export async function trainOnMadeImages(
  engine: Engine,
  members: readonly NetworkParameters[],
): Promise<Trained<NetworkMeasurements>[]> {
  const training = await StackTraining.begin(engine, set, members);
  while (training.training) await training.advance();
  training.dispose();
  return training.outcomes();
}
