import type { Engine } from '../../core/engine/engine.ts';
import { countRight } from '../../core/ensemble/accuracy.ts';
import type { ImagePart } from '../../core/data/image-set.ts';
import { disposeBatch, uploadBatch } from './device-batch.ts';
import { forward } from './forward.ts';
import { classes } from './lenet-shape.ts';
import type { StackParameters } from './parameters.ts';

/** Images to a call. */
const chunk = 128;

/**
 * Share of the first images of a part whose class has the largest output (the first of equal ones), by member.
 *
 * @param count how many images, at most those of the part
 */
export async function accuracies(
  engine: Engine,
  parameters: StackParameters,
  part: ImagePart,
  count: number,
): Promise<number[]> {
  const members = parameters[0]!.weights.shape[0];
  const correct = Array.from({ length: members }, () => 0);
  for (let start = 0; start < count; start += chunk) {
    const images = Math.min(chunk, count - start);
    const batch = uploadBatch(
      engine,
      part,
      Array.from({ length: images }, (_, i) => start + i),
    );
    const outputs = engine.tf.tidy(() => forward(engine, parameters, batch.windows).dense[3]);
    const values = (await outputs.data()) as Float32Array;
    outputs.dispose();
    disposeBatch(engine, batch);
    const labels = part.labels.subarray(start, start + images);
    for (let i = 0; i < members; i++) {
      correct[i]! += countRight(values.subarray(i * images * classes, (i + 1) * images * classes), labels);
    }
  }
  return correct.map((right) => right / count);
}
