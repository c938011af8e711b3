import { nothingToWaitFor } from './benchmark.ts';
import { ensembleLayout } from '../core/ensemble/ensemble-layout.ts';
import type { Engine } from '../core/engine/engine.ts';
import { drawGrammar } from '../suites/rhm/grammar.ts';
import { drawWeights } from '../suites/rhm/initial-weights.ts';
import { activationBytes } from '../suites/rhm/network-shape.ts';
import { NetworkStack } from '../suites/rhm/network-stack.ts';
import { drawSplit } from '../suites/rhm/samples.ts';
import { severalSteps } from './steps-a-call.ts';
import type { Workload } from './workload.ts';

/** The networks of one training-set size in the quick profile: three α, six seeds. */
const networksOfOneSize = 18;
const alphas = [0.1, 1, 10];
const batchSize = 128;
const sizes = { v: 8, m: 4, L: 3, s: 2, classes: 8 };
const shape = { inputs: 64, width: 64, hiddenLayers: 3, classes: 8 };

/**
 * Networks of the Random Hierarchy Model side by side on an engine, ready to take steps with batches that are laid out and
 * uploaded each time, and whose losses are taken after each call.
 *
 * @param most how many there are to train; the engine's layout may take fewer at a time
 */
export function readyNetworks(engine: Engine, most = networksOfOneSize): Workload {
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
  const weights = each.map(({ seed, alpha }) => drawWeights(shape, seed, alpha));
  const setting = { shape, v: sizes.v, momentum: 0.9, batchSize, samples: batchSize };
  const networks = new NetworkStack(engine, setting, weights);
  const batches = Array.from({ length: severalSteps }, () => sources);
  return {
    members,
    steps: severalSteps,
    step: async () => {
      // A small rate: however many steps are timed, the losses stay away from zero and from infinity.
      await networks.train(1e-3 * shape.width, batches);
    },
    finish: nothingToWaitFor,
    dispose: () => networks.dispose(),
  };
}
