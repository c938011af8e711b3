import { layerShapes, type NetworkShape } from './network-shape.ts';

/** Weights as `Weights` has them, in float64. */
export type Weights64 = readonly Float64Array[];

/** Inputs and classes. */
export interface Batch64 {
  /** rows × inputs, row by row. */
  readonly inputs: Float64Array;
  /** The class of each row. */
  readonly labels: Uint8Array;
}

/** What a product with a layer's weights is multiplied by: 1/√fan_in, of the read-out 1/width. */
function scaleOf(layer: number, fanIn: number, shape: NetworkShape): number {
  return layer === shape.hiddenLayers ? 1 / shape.width : 1 / Math.sqrt(fanIn);
}

/** scale · x W: x is rows × fanIn, W fanIn × fanOut. */
function product(x: Float64Array, weights: Float64Array, [fanIn, fanOut]: [number, number], scale: number) {
  const rows = x.length / fanIn;
  const out = new Float64Array(rows * fanOut);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < fanIn; i++) {
      const entry = scale * x[row * fanIn + i]!;
      if (entry === 0) continue;
      for (let j = 0; j < fanOut; j++) out[row * fanOut + j]! += entry * weights[i * fanOut + j]!;
    }
  }
  return out;
}

/** Inputs of each layer, and the outputs last. */
function activations(shape: NetworkShape, weights: Weights64, inputs: Float64Array): Float64Array[] {
  const all = [inputs];
  for (const [layer, sizes] of layerShapes(shape).entries()) {
    const next = product(all[layer]!, weights[layer]!, sizes, scaleOf(layer, sizes[0], shape));
    all.push(layer === shape.hiddenLayers ? next : next.map((value) => Math.max(0, value)));
  }
  return all;
}

/** Logits of each row, rows × classes. */
export function outputs64(shape: NetworkShape, weights: Weights64, inputs: Float64Array): Float64Array {
  return activations(shape, weights, inputs).at(-1)!;
}

/** Mean cross-entropy, and its gradient by the logits. */
export function crossEntropy64(
  logits: Float64Array,
  labels: Uint8Array,
): { readonly loss: number; readonly byLogits: Float64Array } {
  const classes = logits.length / labels.length;
  const byLogits = new Float64Array(logits.length);
  let loss = 0;
  for (const [row, label] of labels.entries()) {
    const own = logits.subarray(row * classes, (row + 1) * classes);
    const most = Math.max(...own);
    const exponentials = own.map((logit) => Math.exp(logit - most));
    const sum = exponentials.reduce((total, value) => total + value, 0);
    loss += (Math.log(sum) + most - own[label]!) / labels.length;
    for (let c = 0; c < classes; c++) {
      byLogits[row * classes + c] = (exponentials[c]! / sum - (c === label ? 1 : 0)) / labels.length;
    }
  }
  return { loss, byLogits };
}

/** Gradients of the mean cross-entropy of a batch by the weights of each layer. ReLU has slope 0 at 0. */
export function gradients64(shape: NetworkShape, weights: Weights64, batch: Batch64): Float64Array[] {
  const all = activations(shape, weights, batch.inputs);
  const shapes = layerShapes(shape);
  const gradients: Float64Array[] = [];
  let error = crossEntropy64(all.at(-1)!, batch.labels).byLogits;
  for (let layer = shapes.length - 1; layer >= 0; layer--) {
    const [fanIn, fanOut] = shapes[layer]!;
    const scale = scaleOf(layer, fanIn, shape);
    const x = all[layer]!;
    const byWeights = new Float64Array(fanIn * fanOut);
    const below = new Float64Array(x.length);
    for (let row = 0; row < batch.labels.length; row++) {
      for (let i = 0; i < fanIn; i++) {
        const entry = x[row * fanIn + i]!;
        // Where ReLU was zero nothing comes back, and nothing is learned from a zero input.
        if (entry === 0) continue;
        let sum = 0;
        for (let j = 0; j < fanOut; j++) {
          const own = scale * error[row * fanOut + j]!;
          byWeights[i * fanOut + j]! += entry * own;
          sum += weights[layer]![i * fanOut + j]! * own;
        }
        below[row * fanIn + i] = sum;
      }
    }
    gradients.unshift(byWeights);
    error = below;
  }
  return gradients;
}
