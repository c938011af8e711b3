import type { ImageSet } from '../../core/data/image-set.ts';
import { loadImageSet } from '../../core/data/load-image-set.ts';
import { splitOnOutOfMemory } from '../../core/ensemble/split-on-out-of-memory.ts';
import { refuseParameter } from '../../core/refuse-parameter.ts';
import type { Trainer } from '../../core/suite.ts';
import type { NetworkMeasurements, NetworkParameters } from '../../schemas/deep.d.ts';
import { withShuffledLabels } from './shuffled-labels.ts';
import { StackTraining } from './stack-training.ts';

type NetworkTrainer = Trainer<NetworkParameters, NetworkMeasurements>;

/** Trains networks of one seed side by side on MNIST: they see the same batches and differ in α. */
export const trainNetworks: NetworkTrainer = trainerOn((mnist) => mnist);

/**
 * The same on images whose labels say nothing: those of all training images are shuffled, by seed. Test images keep
 * theirs.
 */
export const trainShuffled: NetworkTrainer = trainerOn(withShuffledLabels);

function trainerOn(setFor: (mnist: ImageSet, seed: number) => ImageSet): NetworkTrainer {
  return async function* (members, { engine, progress }) {
    for (const parameters of members) refuse(parameters);
    const set = setFor(await loadImageSet('mnist'), members[0]!.seed);
    yield* splitOnOutOfMemory([members], async (stack) => {
      const training = await StackTraining.begin(engine, set, stack);
      try {
        while (training.training) {
          await training.advance();
          progress(training.done, stack.length);
        }
        return training.outcomes();
      } finally {
        training.dispose();
      }
    });
  };
}

/** @throws Fail (exit 2) for numbers that are each allowed but do not go together */
function refuse({ trainImages, batchSize, probes, fullProbes }: NetworkParameters): void {
  for (const [name, value, most, of] of [
    ['batchSize', batchSize, trainImages, 'trainImages'],
    ['probes', probes, trainImages, 'trainImages'],
    ['fullProbes', fullProbes, probes, 'probes'],
  ] as const) {
    if (value <= most) continue;
    refuseParameter(
      'deep/network',
      name,
      String(value),
      `at most ${of}, ${most}`,
      'Correct it; schemas/deep.schema.json (NetworkParameters) lists every parameter.',
    );
  }
}
