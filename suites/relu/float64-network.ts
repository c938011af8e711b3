import type { TwoLayer } from './student-teacher.ts';

/**
 * w_iᵀx of all units for one input, each sum in the order of its entries. Four units go side by side: a sum waits for the
 * addition before it, four do not wait for each other.
 *
 * @param w h × d, row-major
 * @param inputs row-major; the input begins at `from`
 * @param hidden where the h sums go, from `to` on
 */
function unitSums(
  w: Float64Array,
  inputs: Float64Array,
  from: number,
  dimension: number,
  hidden: Float64Array,
  to: number,
): void {
  const width = w.length / dimension;
  const blocked = width - (width % 4);
  for (let i = 0; i < blocked; i += 4) {
    const first = i * dimension;
    const second = first + dimension;
    const third = second + dimension;
    const fourth = third + dimension;
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let k = 0; k < dimension; k++) {
      const x = inputs[from + k]!;
      a += w[first + k]! * x;
      b += w[second + k]! * x;
      c += w[third + k]! * x;
      d += w[fourth + k]! * x;
    }
    hidden[to + i] = a;
    hidden[to + i + 1] = b;
    hidden[to + i + 2] = c;
    hidden[to + i + 3] = d;
  }
  for (let i = blocked; i < width; i++) {
    let sum = 0;
    for (let k = 0; k < dimension; k++) sum += w[i * dimension + k]! * inputs[from + k]!;
    hidden[to + i] = sum;
  }
}

/** Hidden pre-activations w_iᵀx_j of one network, n × h, row-major. */
export function preActivations(network: TwoLayer, inputs: Float64Array, dimension: number): Float64Array {
  const width = network.a.length;
  const samples = inputs.length / dimension;
  const hidden = new Float64Array(samples * width);
  for (let j = 0; j < samples; j++) unitSums(network.w, inputs, j * dimension, dimension, hidden, j * width);
  return hidden;
}

/** f(x_j) for every input (n × d, row-major), float64. */
export function outputs(network: TwoLayer, inputs: Float64Array, dimension: number): Float64Array {
  const width = network.a.length;
  const hidden = preActivations(network, inputs, dimension);
  return Float64Array.from({ length: inputs.length / dimension }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += network.a[i]! * Math.max(0, hidden[j * width + i]!);
    return sum;
  });
}

/** Mean over the samples of (f(x_j) − y_j)², without a factor ½. */
export function meanSquaredError(predictions: ArrayLike<number>, labels: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < labels.length; j++) sum += (predictions[j]! - labels[j]!) ** 2;
  return sum / labels.length;
}

/** Inputs (n × d, row-major) and labels (n) of a regression. */
export interface RegressionData {
  readonly inputs: Float64Array;
  readonly labels: Float64Array;
  readonly dimension: number;
}

/**
 * Gradient of ½ Σ_j (f(x_j) − y_j)² in all weights, float64 and plain loops, for units σ(z) = max(z, leak·z).
 *
 * @param leak slope of the units below zero, in [0, 1); 0 is the ReLU
 * @returns the gradient, and Σ_j (f(x_j) − y_j)² without a factor ½
 */
export function lossGradient(
  network: TwoLayer,
  { inputs, labels, dimension }: RegressionData,
  leak = 0,
): { readonly gradient: TwoLayer; readonly squaredError: number } {
  const { a, w } = network;
  const width = a.length;
  const hidden = new Float64Array(width);
  const gradient = { a: new Float64Array(width), w: new Float64Array(w.length) };
  let squaredError = 0;
  for (let j = 0; j < labels.length; j++) {
    const row = j * dimension;
    unitSums(w, inputs, row, dimension, hidden, 0);
    let residual = -labels[j]!;
    for (let i = 0; i < width; i++) {
      const active = hidden[i]!;
      residual += a[i]! * (active > 0 ? active : leak * active);
    }
    squaredError += residual ** 2;
    for (let i = 0; i < width; i++) {
      const active = hidden[i]!;
      const through = active > 0 ? 1 : leak;
      if (through === 0) continue;
      gradient.a[i]! += residual * through * active;
      const slope = residual * a[i]! * through;
      const unit = i * dimension;
      for (let k = 0; k < dimension; k++) gradient.w[unit + k]! += slope * inputs[row + k]!;
    }
  }
  return { gradient, squaredError };
}

/**
 * Full-batch gradient descent on the mean squared error (gradient with the factor 2/n), in place, in float64
 * and plain loops. It is the whole trainer of Fig. 1a, whose networks are too small for a tensor engine, and
 * the reference that tensor engines are tested against.
 *
 * @returns the mean squared error before the step
 */
export function gradientStep(network: TwoLayer, data: RegressionData, learningRate: number): number {
  const { gradient, squaredError } = lossGradient(network, data);
  const samples = data.labels.length;
  const rate = (2 * learningRate) / samples;
  for (let i = 0; i < network.a.length; i++) network.a[i]! -= rate * gradient.a[i]!;
  for (let k = 0; k < network.w.length; k++) network.w[k]! -= rate * gradient.w[k]!;
  return squaredError / samples;
}
