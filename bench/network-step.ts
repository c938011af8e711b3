import { ensembleLayout } from '../core/ensemble/ensemble-layout.ts';
import type { Engine } from '../core/engine/engine.ts';
import { oneHotStack } from '../suites/rhm/batches.ts';
import { drawGrammar } from '../suites/rhm/grammar.ts';
import { drawWeights } from '../suites/rhm/initial-weights.ts';
import { activationBytes } from '../suites/rhm/network-shape.ts';
import { NetworkStack } from '../suites/rhm/network-stack.ts';
import { drawSplit } from '../suites/rhm/samples.ts';
import type { Workload } from './workload.ts';

/** The networks of one training-set size in the quick profile: three α, six seeds. */
const networksOfOneSize = 18;
const alphas = [0.1, 1, 10];
const batchSize = 128;
const sizes = { v: 8, m: 4, L: 3, s: 2, classes: 8 };
const shape = { inputs: 64, width: 64, hiddenLayers: 3, classes: 8 };

/**
 * Networks of the Random Hierarchy Model side by side on an engine, ready to take steps with batches that are encoded
 * and uploaded each time; `finish` waits for the device.
 *
 * @param most how many there are to train; the engine's layout may take fewer at a time
 */
export function readyNetworks(engine: Engine, most = networksOfOneSize): Workload {
  const { tf } = engine;
  const members = ensembleLayout(engine, most, activationBytes(shape, batchSize)).stack;
  const each = Array.from({ length: members }, (_, i) => ({
    seed: Math.floor(i / alphas.length),
    alpha: alphas[i % alphas.length]!,
  }));
  const strings = new Map(
    each.map(({ seed }) => [
      seed,
      drawSplit(drawGrammar(sizes, seed), seed, { train: batchSize, test: 1 }).train,
    ]),
  );
  const positions = Uint32Array.from({ length: batchSize }, (_, i) => i);
  const sources = each.map(({ seed }) => ({ strings: strings.get(seed)!, positions }));
  const code = { v: sizes.v, classes: sizes.classes, entry: NetworkStack.inputEntry(shape) };
  const weights = each.map(({ seed, alpha }) => drawWeights(shape, seed, alpha));
  const networks = new NetworkStack(engine, shape, 0.9, weights);
  // A small rate: however many steps are timed, the losses stay away from zero and from infinity.
  networks.setRate(1e-3 * shape.width);
  return {
    members,
    step: () => {
      const { inputs, labels } = oneHotStack(sources, code);
      const tensors = [
        tf.tensor3d(inputs, [members, batchSize, shape.inputs]),
        tf.tensor3d(labels, [members, batchSize, shape.classes]),
      ] as const;
      networks.step(...tensors);
      tf.dispose([...tensors]);
    },
    finish: async () => {
      await networks.takeLosses();
    },
    dispose: () => networks.dispose(),
  };
}
