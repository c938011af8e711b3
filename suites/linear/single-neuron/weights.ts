import { norm } from '../../../core/numerics/inner-product.ts';

/** Weights of the single-neuron linear network f(x) = a wᵀx: read-out a, input weights w of length d. */
export interface Weights {
  readonly a: number;
  readonly w: readonly number[];
}

/** Learning rates of gradient flow: η_a of the read-out, η_w of the input weights; both positive. */
export interface LearningRates {
  readonly etaA: number;
  readonly etaW: number;
}

/** Relative scale δ = η_w a² − η_a ‖w‖², which gradient flow conserves (§3). */
export function relativeScale({ etaA, etaW }: LearningRates, { a, w }: Weights): number {
  return etaW * a ** 2 - etaA * norm(w) ** 2;
}

/**
 * The weights on the leaf δ that realise β₀ = a₀ w₀ with the given sign of a₀:
 * a₀² = (δ + √(δ² + 4 η_a η_w ‖β₀‖²)) / (2 η_w). Written as an exponential of asinh, it loses no digits for
 * either sign of δ.
 * @param beta0 length d; zero only for δ > 0, since else the direction of w₀ is not determined
 */
export function initialWeights(
  rates: LearningRates,
  beta0: readonly number[],
  delta: number,
  sign: 1 | -1,
): Weights {
  const { etaA, etaW } = rates;
  const size = norm(beta0);
  if (size === 0) return { a: sign * Math.sqrt(delta / etaW), w: beta0.map(() => 0) };
  const product = Math.sqrt(etaA * etaW) * size;
  const a = sign * Math.sqrt((product / etaW) * Math.exp(Math.asinh(delta / (2 * product))));
  return { a, w: beta0.map((value) => value / a) };
}
