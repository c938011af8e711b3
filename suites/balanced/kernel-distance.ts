import { Matrix } from 'ml-matrix';

/** What the kernel is made of: N = W₁ᵀW₁ (d × d) and P = W₂W₂ᵀ (c × c). */
interface KernelParts {
  readonly n: Matrix;
  readonly p: Matrix;
}

/** The parts of a kernel in QQᵀ. */
function partsOf(gram: Matrix, inputs: number): KernelParts {
  const last = gram.rows - 1;
  return {
    n: gram.subMatrix(0, inputs - 1, 0, inputs - 1),
    p: gram.subMatrix(inputs, last, inputs, last),
  };
}

/** ‖M‖_F of M = P ⊗ I_d + I_c ⊗ N: ‖M‖² = d‖P‖² + c‖N‖² + 2 tr P tr N. */
function normOf({ n, p }: KernelParts): number {
  return Math.sqrt(Math.max(0, n.rows * p.norm() ** 2 + p.rows * n.norm() ** 2 + 2 * p.trace() * n.trace()));
}

/** The parts over ‖M‖. */
function unitParts(gram: Matrix, inputs: number): KernelParts {
  const parts = partsOf(gram, inputs);
  const size = normOf(parts);
  return { n: parts.n.div(size), p: parts.p.div(size) };
}

/**
 * Kernel distance S(0,t) = 1 − ⟨K₀,K_t⟩ / (‖K₀‖_F ‖K_t‖_F) of f(x) = W₂W₁x on whitened input, in [0, 1], from QQᵀ at both
 * times. ∂f/∂W₁ and ∂f/∂W₂ give K(x, x′) = (xᵀx′) W₂W₂ᵀ + (xᵀW₁ᵀW₁x′) I_c, which is (I_c ⊗ X) M (I_c ⊗ Xᵀ) with
 * M = W₂W₂ᵀ ⊗ I_d + I_c ⊗ W₁ᵀW₁; where XᵀX is a multiple of I, kernels have the cosines of their M. A cosine's distance
 * from 1 is taken as half the squared distance of the two unit vectors, which is exact in small S too.
 *
 * @param from QQᵀ of `gramOf`, (d + c) × (d + c), not all zero in W₁ᵀW₁ and W₂W₂ᵀ; `to` likewise
 * @param inputs d
 */
export function kernelDistance(from: Matrix, to: Matrix, inputs: number): number {
  const [one, other] = [unitParts(from, inputs), unitParts(to, inputs)];
  return normOf({ n: Matrix.sub(one.n, other.n), p: Matrix.sub(one.p, other.p) }) ** 2 / 2;
}
