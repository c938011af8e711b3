import type { Tensor } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { PatternShares } from '../../schemas/deep.d.ts';
import { firstBiases, type FirstLayer, type Windows } from './first-layer.ts';
import { forward, type Activations } from './forward.ts';
import { downloadParameters, type StackParameters } from './parameters.ts';
import { fullKernel, kernelFactors, tracedKernel } from './tangent-kernel.ts';

/** What is remembered of a network to tell later how far it has come; everything on the probe images. */
export interface Snapshot {
  /** Tangent kernel traced over outputs, probes × probes. */
  readonly tracedKernel: Float32Array;
  /** The whole tangent kernel of the first few probes. */
  readonly fullKernel: Float32Array;
  /** By layer with a ReLU, 1 where a unit is active for a probe, in an order that is the same every time. */
  readonly patterns: readonly Float32Array[];
  /** All weights and biases. */
  readonly parameters: readonly Float32Array[];
  /** probes × 10. */
  readonly outputs: Float32Array;
}

/**
 * Takes a snapshot of one network.
 *
 * @param parameters of a stack of one
 * @param windows of the probes
 * @param fullProbes how many of the probes the whole kernel is taken of
 */
export async function takeSnapshot(
  engine: Engine,
  parameters: StackParameters,
  windows: Windows,
  fullProbes: number,
): Promise<Snapshot> {
  const { tf } = engine;
  const tensors = tf.tidy(() => {
    const active = forward(engine, parameters, windows);
    const factors = kernelFactors(engine, parameters, windows, active);
    return {
      traced: tracedKernel(engine, factors),
      full: fullKernel(engine, factors, fullProbes),
      patterns: activityPatterns(engine, parameters, active),
      outputs: tf.clone(active.dense[3]),
    };
  });
  const values = async (tensor: Tensor): Promise<Float32Array> => (await tensor.data()) as Float32Array;
  const [weights] = await downloadParameters(parameters);
  const snapshot: Snapshot = {
    tracedKernel: await values(tensors.traced),
    fullKernel: await values(tensors.full),
    patterns: await Promise.all(tensors.patterns.map((layer) => Promise.all(layer.map(values)).then(joined))),
    parameters: weights!.flatMap((layer) => [layer.weights, layer.biases]),
    outputs: await values(tensors.outputs),
  };
  tf.dispose([tensors.traced, tensors.full, tensors.outputs, ...tensors.patterns.flat()]);
  return snapshot;
}

/** 1 where a unit is active: before pooling for the convolutions, whose every position is a unit. */
function activityPatterns(
  engine: Engine,
  parameters: StackParameters,
  { conv1, conv2, dense }: Activations,
): Tensor[][] {
  const { tf } = engine;
  const bias1 = firstBiases(engine, parameters[0]!.biases);
  return [
    conv1.map((place) => tf.step(tf.add<FirstLayer>(place, bias1))),
    conv2.map((place) => tf.step(tf.add(place, parameters[1]!.biases))),
    [tf.step(dense[1])],
    [tf.step(dense[2])],
  ];
}

function joined(arrays: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}

/** Share of unit activities over the probes that are not what they were, of all units and by layer. */
export function changedPatterns(
  before: Snapshot,
  now: Snapshot,
): { readonly all: number; readonly byLayer: PatternShares } {
  const changed = before.patterns.map((layer, i) =>
    layer.reduce((sum, active, unit) => sum + Math.abs(active - now.patterns[i]![unit]!), 0),
  );
  const sizes = before.patterns.map(({ length }) => length);
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const [conv1, conv2, fc1, fc2] = changed.map((count, i) => count / sizes[i]!);
  const byLayer = { conv1: conv1!, conv2: conv2!, fc1: fc1!, fc2: fc2! };
  return { all: total(changed) / total(sizes), byLayer };
}

/** ‖θ − θ₀‖₂ over all weights and biases, and the same over ‖θ₀‖₂. */
export function parameterDistances(
  before: Snapshot,
  now: Snapshot,
): { readonly absolute: number; readonly relative: number } {
  let moved = 0;
  let length = 0;
  for (const [i, layer] of before.parameters.entries()) {
    for (const [j, value] of layer.entries()) {
      moved += (now.parameters[i]![j]! - value) ** 2;
      length += value ** 2;
    }
  }
  return { absolute: Math.sqrt(moved), relative: Math.sqrt(moved / length) };
}

/** Largest difference of two networks' outputs, over the largest output. */
export function outputDifference(one: Float32Array, other: Float32Array): number {
  const largest = other.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const off = one.reduce((most, value, i) => Math.max(most, Math.abs(value - other[i]!)), 0);
  return off / largest;
}
