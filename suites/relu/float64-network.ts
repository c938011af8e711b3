import type { TwoLayer } from './student-teacher.ts';

/** Hidden pre-activations w_iᵀx_j of one network, n × h, row-major. */
export function preActivations(network: TwoLayer, inputs: Float64Array, dimension: number): Float64Array {
  const width = network.a.length;
  const samples = inputs.length / dimension;
  const hidden = new Float64Array(samples * width);
  for (let j = 0; j < samples; j++) {
    for (let i = 0; i < width; i++) {
      let sum = 0;
      for (let k = 0; k < dimension; k++) sum += network.w[i * dimension + k]! * inputs[j * dimension + k]!;
      hidden[j * width + i] = sum;
    }
  }
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

/**
 * Full-batch gradient descent on the mean squared error (gradient with the factor 2/n), in place, in float64
 * and plain loops. It is the whole trainer of Fig. 1a, whose networks are too small for a tensor engine, and
 * the reference that tensor engines are tested against.
 *
 * @returns the mean squared error before the step
 */
export function gradientStep(
  network: TwoLayer,
  data: { readonly inputs: Float64Array; readonly labels: Float64Array; readonly dimension: number },
  learningRate: number,
): number {
  const { inputs, labels, dimension } = data;
  const { a, w } = network;
  const width = a.length;
  const samples = labels.length;
  const hidden = preActivations(network, inputs, dimension);
  const gradientA = new Float64Array(width);
  const gradientW = new Float64Array(w.length);
  let loss = 0;
  for (let j = 0; j < samples; j++) {
    const row = j * width;
    let residual = -labels[j]!;
    for (let i = 0; i < width; i++) residual += a[i]! * Math.max(0, hidden[row + i]!);
    loss += residual ** 2;
    for (let i = 0; i < width; i++) {
      const active = hidden[row + i]!;
      if (active <= 0) continue;
      gradientA[i]! += residual * active;
      const slope = residual * a[i]!;
      for (let k = 0; k < dimension; k++) gradientW[i * dimension + k]! += slope * inputs[j * dimension + k]!;
    }
  }
  const rate = (2 * learningRate) / samples;
  for (let i = 0; i < width; i++) a[i]! -= rate * gradientA[i]!;
  for (let k = 0; k < w.length; k++) w[k]! -= rate * gradientW[k]!;
  return loss / samples;
}
