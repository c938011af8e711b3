import type { Engine } from '../../core/engine/engine.ts';
import type { Windows } from './first-layer.ts';
import { forward } from './forward.ts';
import { drawWeights } from './initial-weights.ts';
import { disposeParameters, uploadParameters } from './parameters.ts';

/** What the network of a seed gives for some images at initialisation with α = 1: images × 10. */
export async function outputsAtOne(engine: Engine, seed: number, windows: Windows): Promise<Float32Array> {
  const parameters = uploadParameters(engine, [drawWeights(seed, 1)]);
  const outputs = engine.tf.tidy(() => forward(engine, parameters, windows).dense[3]);
  const values = (await outputs.data()) as Float32Array;
  outputs.dispose();
  disposeParameters(engine, parameters);
  return values;
}
