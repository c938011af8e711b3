import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { AttentionContext } from './attention.ts';
import { attentionConstants, disposeConstants } from './attention-constants.ts';
import type { Taus } from './network-gradient.ts';
import type { NetworkShape } from './network-shape.ts';

/** What the networks of an ensemble run on, uploaded once for as many members. */
export interface NetworkContext extends AttentionContext {
  readonly taus: Taus;
  /** One-hot results, float32 [p, p + 2]. */
  readonly results: Tensor2D;
  /** Where each member's pairs begin among those of all members laid end to end, int32 [members, 1]; alone: nothing. */
  readonly begins: Tensor2D | undefined;
}

function oneHotResults({ tf }: Engine, { prime }: NetworkShape): Tensor2D {
  const hot = new Float32Array(prime * (prime + 2));
  for (let result = 0; result < prime; result++) hot[result * (prime + 3)] = 1;
  return tf.tensor2d(hot, [prime, prime + 2]);
}

/**
 * Uploads what networks run on. To be freed by `disposeContext`.
 *
 * @param taus τ of each member
 */
export function networkContext(engine: Engine, shape: NetworkShape, taus: readonly number[]): NetworkContext {
  const { tf } = engine;
  const members = taus.length;
  const begins = taus.map((_, member) => member * (2 * shape.prime + 2));
  return {
    engine,
    shape,
    constants: attentionConstants(engine, shape, members),
    taus: members === 1 ? taus[0]! : tf.tensor3d([...taus], [members, 1, 1]),
    results: oneHotResults(engine, shape),
    begins: members === 1 ? undefined : tf.tensor2d(begins, [members, 1], 'int32'),
  };
}

export function disposeContext({ engine, constants, taus, results, begins }: NetworkContext): void {
  disposeConstants(engine, constants);
  const tensors: (Tensor2D | Tensor3D)[] = [results];
  if (typeof taus !== 'number') tensors.push(taus);
  if (begins !== undefined) tensors.push(begins);
  engine.tf.dispose(tensors);
}
