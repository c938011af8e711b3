import { Matrix } from 'ml-matrix';
import type { LearningRates } from '../single-neuron/weights.ts';
import type { TwoLayerWeights } from './two-layer-weights.ts';

/** η_w AᵀA (c × c) and η_a WᵀW (d × d), through which the kernel of a two-layer network depends on its weights. */
interface Scales {
  readonly p: Matrix;
  readonly q: Matrix;
}

/** At unit size: S does not change, and nothing underflows. */
function scalesOf({ etaA, etaW }: LearningRates, { a, w }: TwoLayerWeights): Scales {
  const p = Matrix.mul(a.transpose().mmul(a), etaW);
  const q = Matrix.mul(w.transpose().mmul(w), etaA);
  const size = p.trace() + q.trace();
  return { p: p.div(size), q: q.div(size) };
}

/** ⟨M, M′⟩ of M = P ⊗ I_d + I_c ⊗ Q. */
function innerProductOfKernels(one: Scales, other: Scales): number {
  return (
    one.q.rows * Matrix.mul(one.p, other.p).sum() +
    one.p.rows * Matrix.mul(one.q, other.q).sum() +
    one.p.trace() * other.q.trace() +
    one.q.trace() * other.p.trace()
  );
}

/**
 * Kernel distance S(0,t) = 1 − ⟨K₀,K_t⟩ / (‖K₀‖_F ‖K_t‖_F) of f(x) = AᵀWx on whitened input, in [0, 1]. The NTK is
 * (I_c ⊗ X) M (I_c ⊗ Xᵀ) with M = η_w AᵀA ⊗ I_d + I_c ⊗ η_a WᵀW, so that with XᵀX = I its inner products are those of
 * M. Rounding below zero is cut off. Neither of the weights may be all zero.
 */
export function twoLayerKernelDistance(
  rates: LearningRates,
  initial: TwoLayerWeights,
  current: TwoLayerWeights,
): number {
  const [from, to] = [scalesOf(rates, initial), scalesOf(rates, current)];
  const squares = innerProductOfKernels(from, from) * innerProductOfKernels(to, to);
  return Math.max(0, 1 - innerProductOfKernels(from, to) / Math.sqrt(squares));
}
