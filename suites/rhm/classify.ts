import type { Engine } from '../../core/engine/engine.ts';
import { countRight } from '../../core/ensemble/accuracy.ts';
import { writeOneHot } from './batches.ts';
import { forward } from './forward.ts';
import type { NetworkShape, Weights } from './network-shape.ts';
import { inputEntry, uploadWeights } from './network-weights.ts';
import type { Samples } from './samples.ts';

/** Strings to a call: their activations stay in cache. */
const chunk = 1024;

/** The share of the strings whose class has a network's largest output (the first of equal ones). */
export async function shareClassified(
  engine: Engine,
  shape: NetworkShape,
  weights: Weights,
  samples: Samples,
  v: number,
): Promise<number> {
  const { inputs: width, classes } = shape;
  const { tf } = engine;
  const network = uploadWeights(engine, shape, [weights]);
  let correct = 0;
  try {
    for (let start = 0; start < samples.count; start += chunk) {
      const rows = Math.min(chunk, samples.count - start);
      const positions = Uint32Array.from({ length: rows }, (_, i) => start + i);
      const encoded = new Float32Array(rows * width);
      const code = { v, classes, entry: inputEntry(shape) };
      writeOneHot(samples, positions, code, encoded, new Float32Array(rows * classes));
      const tensor = tf.tidy(() => forward(engine, network, tf.tensor3d(encoded, [1, rows, width])).at(-1)!);
      const outputs = (await tensor.data()) as Float32Array;
      tensor.dispose();
      correct += countRight(outputs, samples.labels.subarray(start, start + rows));
    }
  } finally {
    tf.dispose(network);
  }
  return correct / samples.count;
}
