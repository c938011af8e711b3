import { lossGradientFrom, preActivations, readOut, type RegressionData } from './float64-network.ts';
import type { TwoLayer } from './student-teacher.ts';

/** Inner products of the inputs, n × n. */
export function gramOf({ inputs, dimension }: RegressionData): Float64Array {
  const samples = inputs.length / dimension;
  const gram = new Float64Array(samples * samples);
  for (let i = 0; i < samples; i++) {
    for (let j = i; j < samples; j++) {
      let sum = 0;
      for (let k = 0; k < dimension; k++) sum += inputs[i * dimension + k]! * inputs[j * dimension + k]!;
      gram[i * samples + j] = sum;
      gram[j * samples + i] = sum;
    }
  }
  return gram;
}

/** A layer as its kernel needs it: 1[H > 0] and max(0, H), each n × h, with rows of zeros up to a multiple of four. */
interface ActiveUnits {
  readonly active: Float64Array;
  readonly values: Float64Array;
  readonly width: number;
}

function activeUnits(hidden: Float64Array, width: number): ActiveUnits {
  const rows = 4 * Math.ceil(hidden.length / width / 4);
  const active = new Float64Array(rows * width);
  const values = new Float64Array(rows * width);
  for (let k = 0; k < hidden.length; k++) {
    if (hidden[k]! <= 0) continue;
    active[k] = 1;
    values[k] = hidden[k]!;
  }
  return { active, values, width };
}

/**
 * Σ_k t_k c_kj and Σ_k v_k max(0, h_kj) for inputs j to j + 3, each sum in the order of the units: the eight do not wait
 * for each other.
 */
function sumsOfFour(
  through: Float64Array,
  own: Float64Array,
  { active, values, width }: ActiveUnits,
  j: number,
  sums: Float64Array,
): void {
  const [first, second, third, fourth] = [j * width, (j + 1) * width, (j + 2) * width, (j + 3) * width];
  let [a, b, c, d] = [0, 0, 0, 0];
  let [e, f, g, h] = [0, 0, 0, 0];
  for (let k = 0; k < width; k++) {
    const slope = through[k]!;
    const value = own[k]!;
    a += slope * active[first + k]!;
    b += slope * active[second + k]!;
    c += slope * active[third + k]!;
    d += slope * active[fourth + k]!;
    e += value * values[first + k]!;
    f += value * values[second + k]!;
    g += value * values[third + k]!;
    h += value * values[fourth + k]!;
  }
  sums[0] = a;
  sums[1] = b;
  sums[2] = c;
  sums[3] = d;
  sums[4] = e;
  sums[5] = f;
  sums[6] = g;
  sums[7] = h;
}

/**
 * The NTK matrix of a ReLU network on its training inputs in float64, n × n:
 * K_ij = x_iᵀx_j Σ_k a_k² c_ki c_kj + Σ_k max(0, w_kᵀx_i) max(0, w_kᵀx_j).
 *
 * @param hidden pre-activations w_kᵀx_i, n × h
 * @param gram inner products of the inputs, n × n
 */
export function float64Kernel(a: Float64Array, hidden: Float64Array, gram: Float64Array): Float64Array {
  const width = a.length;
  const samples = hidden.length / width;
  const units = activeUnits(hidden, width);
  const through = new Float64Array(width);
  const sums = new Float64Array(8);
  const kernel = new Float64Array(samples * samples);
  for (let i = 0; i < samples; i++) {
    const own = units.values.subarray(i * width, (i + 1) * width);
    for (let k = 0; k < width; k++) through[k] = a[k]! ** 2 * units.active[i * width + k]!;
    for (let j = i - (i % 4); j < samples; j += 4) {
      sumsOfFour(through, own, units, j, sums);
      for (let n = 0; n < 4 && j + n < samples; n++) {
        const entry = gram[i * samples + j + n]! * sums[n]! + sums[4 + n]!;
        kernel[i * samples + j + n] = entry;
        kernel[(j + n) * samples + i] = entry;
      }
    }
  }
  return kernel;
}

/**
 * First-order change of the outputs on the inputs under a change of the weights: J u, length n.
 *
 * @param hidden pre-activations of the network, n × h
 */
export function outputChange(
  a: Float64Array,
  hidden: Float64Array,
  change: TwoLayer,
  { inputs, dimension }: RegressionData,
): Float64Array {
  const width = a.length;
  const turned = preActivations(change, inputs, dimension);
  return Float64Array.from({ length: inputs.length / dimension }, (_, j) => {
    let sum = 0;
    for (let k = j * width, unit = 0; unit < width; k++, unit++) {
      if (hidden[k]! > 0) sum += change.a[unit]! * hidden[k]! + a[unit]! * turned[k]!;
    }
    return sum;
  });
}

function lengthOf(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value ** 2, 0));
}

/**
 * Largest eigenvalue of the NTK matrix by power iteration on K = J Jᵀ, without the matrix.
 *
 * @param direction where to begin, length n, not zero; it is left at the eigenvector found, to begin with next time
 * @returns a lower bound that the iterations raise
 */
export function largestEigenvalue(
  network: TwoLayer,
  data: RegressionData,
  direction: Float64Array,
  iterations: number,
): number {
  const hidden = preActivations(network, data.inputs, data.dimension);
  const predictions = readOut(network.a, hidden);
  let eigenvalue = 0;
  for (let i = 0; i < iterations; i++) {
    const length = lengthOf(direction);
    for (let j = 0; j < direction.length; j++) direction[j]! /= length;
    // The gradient of ½ Σ (f − y)² is Jᵀ(f − y): with y = f − v it is Jᵀv.
    const labels = predictions.map((value, j) => value - direction[j]!);
    const { gradient } = lossGradientFrom(hidden, network, { ...data, labels });
    direction.set(outputChange(network.a, hidden, gradient, data));
    eigenvalue = lengthOf(direction);
  }
  return eigenvalue;
}
