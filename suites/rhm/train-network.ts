import { ensembleLayout } from '../../core/ensemble/ensemble-layout.ts';
import { splitOnOutOfMemory } from '../../core/ensemble/split-on-out-of-memory.ts';
import type { TrainContext, Trained, Trainer } from '../../core/suite.ts';
import type { NetworkMeasurements, NetworkParameters } from '../../schemas/rhm.d.ts';
import { drawGrammar } from './grammar.ts';
import { stringLength } from './grammar-sizes.ts';
import { activationBytes, type NetworkShape } from './network-shape.ts';
import { drawSplit, splitSizes, type Split } from './samples.ts';
import { StackTraining } from './stack-training.ts';

/**
 * Trains the networks of one training-set size: they share everything but α and the seed, and those of one seed their
 * strings and batches.
 */
export const trainNetworks: Trainer<NetworkParameters, NetworkMeasurements> = async function* (
  members,
  context,
) {
  const first = members[0];
  if (first === undefined) return;
  const shape = networkShape(first);
  const splits = drawSplits(members);
  const { stack } = ensembleLayout(context.engine, members.length, activationBytes(shape, first.batchSize));
  const stacks = Array.from({ length: Math.ceil(members.length / stack) }, (_, i) =>
    members.slice(i * stack, (i + 1) * stack),
  );
  yield* splitOnOutOfMemory(stacks, (together) => trainStack(together, shape, splits, context));
};

async function trainStack(
  members: readonly NetworkParameters[],
  shape: NetworkShape,
  splits: ReadonlyMap<number, Split>,
  { engine, progress }: TrainContext,
): Promise<Trained<NetworkMeasurements>[]> {
  const training = new StackTraining(engine, members, shape, splits);
  try {
    while (training.training) {
      await training.runEpoch();
      progress(training.done, members.length);
    }
    return training.outcomes();
  } finally {
    training.dispose();
  }
}

function networkShape(parameters: NetworkParameters): NetworkShape {
  const { width, hiddenLayers, classes, v } = parameters;
  return { inputs: stringLength(parameters) * v, width, hiddenLayers, classes };
}

function drawSplits(members: readonly NetworkParameters[]): Map<number, Split> {
  const splits = new Map<number, Split>();
  for (const parameters of members) {
    const { seed, fraction, testFraction } = parameters;
    if (splits.has(seed)) continue;
    const grammar = drawGrammar(parameters, seed);
    splits.set(seed, drawSplit(grammar, seed, splitSizes(parameters, fraction, testFraction)));
  }
  return splits;
}
