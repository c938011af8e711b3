import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { batchMatMul } from '../../core/ensemble/batch-mat-mul.ts';
import type { Engine } from '../../core/engine/engine.ts';
import { batchOf, type BatchRows } from './batch.ts';
import type { KernelProbes } from './kernel-probes.ts';
import type { ModularTable } from './modular-table.ts';
import { disposeContext, networkContext, type NetworkContext } from './network-context.ts';
import { backward, forward } from './network-gradient.ts';
import { allRows, type NetworkShape } from './network-shape.ts';
import { uploadRows } from './upload-rows.ts';
import { weightsByName } from './weights-by-name.ts';

/** What a kernel is taken of. */
export interface KernelNetwork {
  readonly shape: NetworkShape;
  readonly table: ModularTable;
  /** Factor of the logits. */
  readonly tau: number;
  /** In the order of `parameterNames`. */
  readonly weights: Float32Array;
}

/** Gradients of u·f of every pair by all parameters, [pairs, rows, d]: each pair is the only one of a member of its own. */
function gradients(
  on: NetworkContext,
  parameters: Tensor3D,
  rows: BatchRows,
  direction: Float32Array,
): Tensor3D {
  const { tf } = on.engine;
  const members = parameters.shape[0];
  const weights = weightsByName(on.engine, on.shape, parameters);
  const { operands } = batchOf(on, rows);
  const way = forward(on, weights, on.taus, operands);
  const one = tf.tensor3d(direction, [1, 1, direction.length]);
  return backward(on, weights, on.taus, { operands, way }, tf.tile(one, [members, 1, 1]));
}

/** Products of the gradients of all pairs, [pairs, pairs]: by row of the parameters first, so that sums stay short. */
function products(engine: Engine, gradient: Tensor3D): Tensor2D {
  const { tf } = engine;
  const byRow = tf.transpose<Tensor3D>(gradient, [1, 0, 2]);
  return tf.sum(batchMatMul(engine, byRow, byRow, { transposeRight: true }), 0);
}

/**
 * Tangent kernel K_ij = Σ_u ∇(u·f)(x_i) · ∇(u·f)(x_j) over directions u of the logits f, gradients by all parameters:
 * a few directions stand for all outputs.
 *
 * @returns pairs × pairs, row-major
 */
export async function tangentKernel(
  engine: Engine,
  { shape, table, tau, weights }: KernelNetwork,
  { pairs, directions }: KernelProbes,
): Promise<Float32Array> {
  const { tf } = engine;
  const members = pairs.length;
  const on = networkContext(engine, shape, Array<number>(members).fill(tau));
  const kernel = tf.tidy(() => {
    const alone: [number, number, number] = [1, allRows(shape), shape.dimension];
    const parameters = tf.tile<Tensor3D>(tf.tensor3d(weights, alone), [members, 1, 1]);
    const singles = Array.from(pairs, (pair) => Int32Array.of(pair));
    const rows = uploadRows(engine, table, singles);
    return directions
      .map((direction) => tf.tidy(() => products(engine, gradients(on, parameters, rows, direction))))
      .reduce((sum, next) => tf.add<Tensor2D>(sum, next));
  });
  disposeContext(on);
  const values = (await kernel.data()) as Float32Array;
  kernel.dispose();
  return values;
}
