import type { TwoLayer } from './student-teacher.ts';

/** Sums w_iᵀx_j of units from `firstUnit` on for inputs from `firstSample` to `end`, one after another. */
function plainSums(
  { w, inputs, dimension, width }: Layer,
  hidden: Float64Array,
  { firstUnit, firstSample, end }: { firstUnit: number; firstSample: number; end: number },
): void {
  for (let j = firstSample; j < end; j++) {
    for (let i = firstUnit; i < width; i++) {
      let sum = 0;
      for (let k = 0; k < dimension; k++) sum += w[i * dimension + k]! * inputs[j * dimension + k]!;
      hidden[j * width + i] = sum;
    }
  }
}

interface Layer {
  /** h × d, row-major. */
  readonly w: Float64Array;
  /** n × d, row-major. */
  readonly inputs: Float64Array;
  readonly dimension: number;
  readonly width: number;
}

/**
 * w_iᵀx_j of the first `units` units, a multiple of four, for inputs j and j + 1, each sum in the order of its entries. A
 * sum waits for the addition before it; eight do not wait for each other, and six loads serve eight products.
 */
function sumsOfPair(layer: Layer, hidden: Float64Array, units: number, j: number): void {
  const { w, inputs, dimension, width } = layer;
  const left = j * dimension;
  const right = left + dimension;
  for (let i = 0, at = j * width; i < units; i += 4, at += 4) {
    const first = i * dimension;
    const second = first + dimension;
    const third = second + dimension;
    const fourth = third + dimension;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    let f = 0;
    let g = 0;
    let h = 0;
    for (let k = 0; k < dimension; k++) {
      const x = inputs[left + k]!;
      const y = inputs[right + k]!;
      a += w[first + k]! * x;
      b += w[second + k]! * x;
      c += w[third + k]! * x;
      d += w[fourth + k]! * x;
      e += w[first + k]! * y;
      f += w[second + k]! * y;
      g += w[third + k]! * y;
      h += w[fourth + k]! * y;
    }
    hidden[at] = a;
    hidden[at + 1] = b;
    hidden[at + 2] = c;
    hidden[at + 3] = d;
    hidden[at + width] = e;
    hidden[at + width + 1] = f;
    hidden[at + width + 2] = g;
    hidden[at + width + 3] = h;
  }
}

/** Hidden pre-activations w_iᵀx_j of one network, n × h, row-major. */
export function preActivations(network: TwoLayer, inputs: Float64Array, dimension: number): Float64Array {
  const width = network.a.length;
  const samples = inputs.length / dimension;
  const hidden = new Float64Array(samples * width);
  const layer = { w: network.w, inputs, dimension, width };
  const units = width - (width % 4);
  const pairs = samples - (samples % 2);
  for (let j = 0; j < pairs; j += 2) sumsOfPair(layer, hidden, units, j);
  plainSums(layer, hidden, { firstUnit: units, firstSample: 0, end: pairs });
  plainSums(layer, hidden, { firstUnit: 0, firstSample: pairs, end: samples });
  return hidden;
}

/** f(x_j) for every input (n × d, row-major), float64. */
export function outputs(network: TwoLayer, inputs: Float64Array, dimension: number): Float64Array {
  return readOut(network.a, preActivations(network, inputs, dimension));
}

/** Σ_i a_i max(0, w_iᵀx_j), length n. @param hidden pre-activations w_iᵀx_j, n × h */
export function readOut(a: Float64Array, hidden: Float64Array): Float64Array {
  const width = a.length;
  return Float64Array.from({ length: hidden.length / width }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += a[i]! * Math.max(0, hidden[j * width + i]!);
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

/** f(x_j) − y_j, length n, each sum over the units in their order. */
function residualsOf(
  a: Float64Array,
  hidden: Float64Array,
  labels: Float64Array,
  leak: number,
): Float64Array {
  const width = a.length;
  return labels.map((label, j) => {
    let residual = -label;
    for (let i = 0, at = j * width; i < width; i++, at++) {
      const active = hidden[at]!;
      residual += a[i]! * (active > 0 ? active : leak * active);
    }
    return residual;
  });
}

/** Rows of the inputs and what each is added with, in the order of the samples. */
interface WeightedRows {
  readonly begins: Int32Array;
  readonly factors: Float64Array;
  count: number;
}

/** Adds rows of `inputs` times their factors to one row of `sums`, one after another, four in a pass. */
function addRows(
  sums: Float64Array,
  to: number,
  { inputs, dimension }: RegressionData,
  rows: WeightedRows,
): void {
  const { begins, factors, count } = rows;
  let n = 0;
  for (; n + 3 < count; n += 4) {
    const p = begins[n]!;
    const q = begins[n + 1]!;
    const r = begins[n + 2]!;
    const s = begins[n + 3]!;
    const a = factors[n]!;
    const b = factors[n + 1]!;
    const c = factors[n + 2]!;
    const d = factors[n + 3]!;
    for (let k = 0; k < dimension; k++) {
      const sum = sums[to + k]! + a * inputs[p + k]! + b * inputs[q + k]! + c * inputs[r + k]!;
      sums[to + k] = sum + d * inputs[s + k]!;
    }
  }
  for (; n < count; n++) {
    for (let k = 0; k < dimension; k++) sums[to + k]! += factors[n]! * inputs[begins[n]! + k]!;
  }
}

/**
 * Gradient of ½ Σ_j (f(x_j) − y_j)² in all weights, float64 and plain loops, for units σ(z) = max(z, leak·z). Every sum
 * over the samples is taken in their order.
 *
 * @param leak slope of the units below zero, in [0, 1); 0 is the ReLU
 * @returns the gradient, and Σ_j (f(x_j) − y_j)² without a factor ½
 */
export function lossGradient(network: TwoLayer, data: RegressionData, leak = 0): LossGradient {
  return lossGradientFrom(preActivations(network, data.inputs, data.dimension), network, data, leak);
}

interface LossGradient {
  readonly gradient: TwoLayer;
  readonly squaredError: number;
}

/** The same, of a network whose pre-activations w_iᵀx_j (n × h) are known. */
export function lossGradientFrom(
  hidden: Float64Array,
  { a, w }: TwoLayer,
  data: RegressionData,
  leak = 0,
): LossGradient {
  const { labels, dimension } = data;
  const [width, samples] = [a.length, labels.length];
  const residuals = residualsOf(a, hidden, labels, leak);
  const gradient = { a: new Float64Array(width), w: new Float64Array(w.length) };
  const rows = { begins: new Int32Array(samples), factors: new Float64Array(samples), count: 0 };
  for (let i = 0; i < width; i++) {
    let sum = 0;
    rows.count = 0;
    for (let j = 0; j < samples; j++) {
      const active = hidden[j * width + i]!;
      const through = active > 0 ? 1 : leak;
      if (through === 0) continue;
      sum += residuals[j]! * through * active;
      rows.factors[rows.count] = residuals[j]! * a[i]! * through;
      rows.begins[rows.count++] = j * dimension;
    }
    gradient.a[i] = sum;
    addRows(gradient.w, i * dimension, data, rows);
  }
  return { gradient, squaredError: residuals.reduce((sum, residual) => sum + residual ** 2, 0) };
}
