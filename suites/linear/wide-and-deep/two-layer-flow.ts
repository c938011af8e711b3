import type { Derivative } from '../../../core/numerics/integrate-flow.ts';
import type { LearningRates } from '../single-neuron/weights.ts';
import type { Regression } from './regression.ts';
import type { Shape } from './two-layer-weights.ts';

/**
 * Gradient flow of f(x) = AᵀWx in its weights: Ȧ = −η_a W G, Ẇ = −η_w A Gᵀ with G = XᵀX WᵀA − XᵀY (§4), on the
 * states of `toState`. Plain loops on arrays and no matrix library: it is the path that every derived equation is
 * held against, and the integrator spends its time here.
 */
export function twoLayerFlow(
  { inputs, outputs, hidden }: Shape,
  { etaA, etaW }: LearningRates,
  { gram, cross }: Regression,
): Derivative {
  const [gramEntries, crossEntries] = [gram.to1DArray(), cross.to1DArray()];
  const split = hidden * outputs;
  const beta = new Float64Array(inputs * outputs);
  const gradient = new Float64Array(inputs * outputs);
  const readGradient = (state: readonly number[]): void => {
    beta.fill(0);
    for (let k = 0; k < hidden; k++)
      for (let i = 0; i < inputs; i++)
        for (let j = 0; j < outputs; j++)
          beta[i * outputs + j]! += state[split + k * inputs + i]! * state[k * outputs + j]!;
    for (let i = 0; i < inputs; i++)
      for (let j = 0; j < outputs; j++) {
        let sum = -crossEntries[i * outputs + j]!;
        for (let l = 0; l < inputs; l++) sum += gramEntries[i * inputs + l]! * beta[l * outputs + j]!;
        gradient[i * outputs + j] = sum;
      }
  };
  return (state) => {
    readGradient(state);
    const rates = new Array<number>(state.length).fill(0);
    for (let k = 0; k < hidden; k++)
      for (let i = 0; i < inputs; i++)
        for (let j = 0; j < outputs; j++) {
          const slope = gradient[i * outputs + j]!;
          rates[k * outputs + j]! -= etaA * state[split + k * inputs + i]! * slope;
          rates[split + k * inputs + i]! -= etaW * state[k * outputs + j]! * slope;
        }
    return rates;
  };
}
