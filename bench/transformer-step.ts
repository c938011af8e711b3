import { ensembleLayout } from '../core/ensemble/ensemble-layout.ts';
import type { Engine } from '../core/engine/engine.ts';
import { activationBytes } from '../suites/grokking/activation-bytes.ts';
import { BatchOrder } from '../suites/grokking/batch-order.ts';
import { drawWeights } from '../suites/grokking/initial-weights.ts';
import { modularTable } from '../suites/grokking/modular-table.ts';
import { NetworkEnsemble } from '../suites/grokking/network-ensemble.ts';
import { networkShape } from '../suites/grokking/network-shape.ts';
import { drawSplit } from '../suites/grokking/split.ts';
import { stepsACall } from './steps-a-call.ts';
import type { Workload } from './workload.ts';

/** The paper's sizes, which are those of the quick profile too. */
export const transformerShape = networkShape(97, 128, 4);
export const transformerBatch = 512;

/**
 * Transformers of the grokking suite side by side on an engine, ready to take steps on one whole batch each, whose
 * rows are uploaded each time (an epoch's last batch is a small one); `finish` waits
 * for the device.
 *
 * @param most how many there are to train; the engine's layout may take fewer at a time
 */
export function readyTransformers(engine: Engine, most = 6): Workload {
  const { prime, dimension } = transformerShape;
  const sizes = { batchSize: transformerBatch, dimension };
  const members = ensembleLayout(engine, most, activationBytes(sizes)).stack;
  const seeds = Array.from({ length: members }, (_, seed) => seed);
  const table = modularTable('x+y', prime);
  const networks = new NetworkEnsemble(
    engine,
    transformerShape,
    table,
    1,
    seeds.map((seed) => {
      const batch = new BatchOrder(drawSplit(table.x.length, 0.5, seed).train, transformerBatch, seed).next();
      return {
        ...{ weights: drawWeights(transformerShape, seed, 1), tau: 1, learningRate: 1e-3 },
        batches: { sizes: [transformerBatch], next: () => batch },
      };
    }),
  );
  const steps = stepsACall(engine);
  return {
    members,
    steps,
    step: () => networks.train(steps),
    finish: async () => {
      await networks.parameters();
    },
    dispose: () => networks.dispose(),
  };
}
