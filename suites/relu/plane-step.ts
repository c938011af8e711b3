import type { RegressionData } from './float64-network.ts';
import type { TwoLayer } from './student-teacher.ts';

/** Takes a step of gradient descent in place; returns the mean squared error before it. */
type PlaneStep = (network: TwoLayer, learningRate: number) => number;

/** σ(H) into `active`, h × n, and f(x_j) − y_j into `residuals`, each sum over the units in their order. */
function forward(
  { a, w }: TwoLayer,
  data: RegressionData,
  active: Float64Array,
  residuals: Float64Array,
): void {
  const { inputs, labels } = data;
  const samples = labels.length;
  for (let j = 0; j < samples; j++) residuals[j] = -labels[j]!;
  for (let i = 0, at = 0; i < a.length; i++) {
    const readOut = a[i]!;
    const x = w[2 * i]!;
    const y = w[2 * i + 1]!;
    for (let j = 0; j < samples; j++, at++) {
      const value = Math.max(0, x * inputs[2 * j]! + y * inputs[2 * j + 1]!);
      active[at] = value;
      residuals[j]! += readOut * value;
    }
  }
}

/**
 * Full-batch gradient descent of two-layer ReLU networks on inputs in the plane (d = 2), in float64: the steps of
 * `gradientStep` to the bit, in loops that fit networks too small for a tensor engine (Figs. 1a and 5a: 4 to 20 inputs,
 * up to 50 units, 10⁵ steps and more). A unit's gradient stays in three registers while the inputs pass.
 *
 * @param data its arrays are read at every step
 * @param width hidden units h of the networks that will be given
 */
export function planeStep(data: RegressionData, width: number): PlaneStep {
  const { inputs, labels } = data;
  const samples = labels.length;
  const active = new Float64Array(width * samples);
  const residuals = new Float64Array(samples);
  return (network, learningRate) => {
    const { a, w } = network;
    forward(network, data, active, residuals);
    const rate = (2 * learningRate) / samples;
    for (let i = 0, at = 0; i < width; i++) {
      const readOut = a[i]!;
      let ofReadOut = 0;
      let x = 0;
      let y = 0;
      for (let j = 0; j < samples; j++, at++) {
        const value = active[at]!;
        ofReadOut += residuals[j]! * value;
        const slope = value > 0 ? residuals[j]! * readOut : 0;
        x += slope * inputs[2 * j]!;
        y += slope * inputs[2 * j + 1]!;
      }
      a[i]! -= rate * ofReadOut;
      w[2 * i]! -= rate * x;
      w[2 * i + 1]! -= rate * y;
    }
    let squaredError = 0;
    for (let j = 0; j < samples; j++) squaredError += residuals[j]! ** 2;
    return squaredError / samples;
  };
}
