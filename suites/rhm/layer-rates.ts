import { layerShapes, type NetworkShape } from './network-shape.ts';
import { drawWeights } from './initial-weights.ts';
import { crossEntropy64, gradients64, outputs64, type Batch64, type Weights64 } from './float64-network.ts';

/** What changes weights, given their gradients; it keeps its own state. */
export type Update = (weights: Weights64, gradients: Weights64) => void;

/** One number a layer. */
export type LayerRates = readonly number[];

/** θ ← θ − η_l v, v ← momentum · v + g. */
export function sgd(rates: LayerRates, momentum: number): Update {
  const velocity = new Map<number, Float64Array>();
  return (weights, gradients) => {
    for (const [layer, gradient] of gradients.entries()) {
      const v = velocity.get(layer) ?? new Float64Array(gradient.length);
      velocity.set(layer, v);
      const own = weights[layer]!;
      for (const [i, g] of gradient.entries()) {
        v[i] = momentum * v[i]! + g;
        own[i]! -= rates[layer]! * v[i];
      }
    }
  };
}

/** AdamW as PyTorch has it, β = (0.9, 0.999): θ ← (1 − η_l λ) θ − η_l m̂/(√v̂ + ε). */
export function adamW(rates: LayerRates, weightDecay: number, epsilon = 1e-8): Update {
  const [beta1, beta2] = [0.9, 0.999];
  const state = new Map<number, { first: Float64Array; second: Float64Array }>();
  let step = 0;
  return (weights, gradients) => {
    step++;
    for (const [layer, gradient] of gradients.entries()) {
      const size = gradient.length;
      const { first, second } = state.get(layer) ?? {
        first: new Float64Array(size),
        second: new Float64Array(size),
      };
      state.set(layer, { first, second });
      const own = weights[layer]!;
      for (const [i, g] of gradient.entries()) {
        first[i] = beta1 * first[i]! + (1 - beta1) * g;
        second[i] = beta2 * second[i]! + (1 - beta2) * g * g;
        const root = Math.sqrt(second[i] / (1 - beta2 ** step));
        // An entry that never had a gradient does not move.
        const move = first[i] === 0 ? 0 : first[i] / (1 - beta1 ** step) / (root + epsilon);
        own[i] = own[i]! * (1 - rates[layer]! * weightDecay) - rates[layer]! * move;
      }
    }
  };
}

/** The same number for each layer but the first, which is multiplied by a factor, and the read-out, divided by it. */
export function unbalancedRates(shape: NetworkShape, rate: number, factor: number): number[] {
  return layerShapes(shape).map(
    (_, layer) => (rate * (layer === 0 ? factor : 1)) / (layer === shape.hiddenLayers ? factor : 1),
  );
}

/** A seed's standard normal weights, in float64 the first layer divided by α and the read-out multiplied by it. */
export function unbalancedWeights(shape: NetworkShape, seed: number, alpha: number): Weights64 {
  return drawWeights(shape, seed, 1).map((draws, layer) => {
    const scale = (layer === 0 ? 1 / alpha : 1) * (layer === shape.hiddenLayers ? alpha : 1);
    return Float64Array.from(draws, (draw) => draw * scale);
  });
}

/** A network and how it is trained. */
export interface Way {
  readonly weights: Weights64;
  readonly update: Update;
}

/** How two ways compare at a step. */
export interface Comparison {
  readonly step: number;
  /** Largest difference of an output over the largest output of the first. */
  readonly difference: number;
  /** Mean cross-entropy of the first on all that is compared on. */
  readonly loss: number;
  /** Outputs of the first. */
  readonly outputs: Float64Array;
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** The largest entry of the difference of two functions over the largest of one of them. */
export function relativeDifference(of: Float64Array, to: Float64Array): number {
  return largest(to.map((value, i) => value - of[i]!)) / largest(of);
}

/**
 * Trains two networks on the same batches and compares their functions before, every `lookEvery` steps and at the end.
 *
 * @param all what they are compared on
 * @param batches the batch of each step
 */
export function* trainBothWays(
  shape: NetworkShape,
  [one, other]: readonly [Way, Way],
  all: Batch64,
  batches: Iterable<Batch64>,
  lookEvery: number,
): Generator<Comparison> {
  const look = (step: number): Comparison => {
    const outputs = outputs64(shape, one.weights, all.inputs);
    const difference = relativeDifference(outputs, outputs64(shape, other.weights, all.inputs));
    return { step, difference, loss: crossEntropy64(outputs, all.labels).loss, outputs };
  };
  yield look(0);
  let step = 0;
  for (const batch of batches) {
    for (const { weights, update } of [one, other]) update(weights, gradients64(shape, weights, batch));
    if (++step % lookEvery === 0) yield look(step);
  }
  if (step % lookEvery !== 0) yield look(step);
}
