import { lossGradient, outputs, preActivations, type RegressionData } from './float64-network.ts';
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
  const squares = a.map((value) => value ** 2);
  const active = hidden.map((value) => (value > 0 ? 1 : 0));
  const values = hidden.map((value) => Math.max(0, value));
  const kernel = new Float64Array(samples * samples);
  for (let i = 0; i < samples; i++) {
    const through = squares.map((square, k) => square * active[i * width + k]!);
    for (let j = i; j < samples; j++) {
      let slopes = 0;
      let products = 0;
      for (let k = 0; k < width; k++) {
        slopes += through[k]! * active[j * width + k]!;
        products += values[i * width + k]! * values[j * width + k]!;
      }
      const entry = gram[i * samples + j]! * slopes + products;
      kernel[i * samples + j] = entry;
      kernel[j * samples + i] = entry;
    }
  }
  return kernel;
}

/** First-order change of the outputs on the inputs under a change of the weights: J u, length n. */
export function outputChange(
  network: TwoLayer,
  change: TwoLayer,
  { inputs, dimension }: RegressionData,
): Float64Array {
  const width = network.a.length;
  const hidden = preActivations(network, inputs, dimension);
  const turned = preActivations(change, inputs, dimension);
  return Float64Array.from({ length: inputs.length / dimension }, (_, j) => {
    let sum = 0;
    for (let k = j * width, unit = 0; unit < width; k++, unit++) {
      if (hidden[k]! > 0) sum += change.a[unit]! * hidden[k]! + network.a[unit]! * turned[k]!;
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
  let eigenvalue = 0;
  for (let i = 0; i < iterations; i++) {
    const length = lengthOf(direction);
    for (let j = 0; j < direction.length; j++) direction[j]! /= length;
    // The gradient of ½ Σ (f − y)² is Jᵀ(f − y): with y = f − v it is Jᵀv.
    const predictions = outputs(network, data.inputs, data.dimension);
    const labels = predictions.map((value, j) => value - direction[j]!);
    const { gradient } = lossGradient(network, { ...data, labels });
    direction.set(outputChange(network, gradient, data));
    eigenvalue = lengthOf(direction);
  }
  return eigenvalue;
}
