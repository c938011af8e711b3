import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { gramOf, type LayerWeights, stacked } from './layer-weights.ts';
import { stackedBasis } from './stacked-basis.ts';

/** F = [[−λ/2 I, Σᵀ], [Σ, λ/2 I]], symmetric, (d + c) × (d + c), for Σ = Σ_yx, c × d. */
export function drivingMatrix(target: Matrix, lambda: number): Matrix {
  const [outputs, inputs] = [target.rows, target.columns];
  const f = Matrix.zeros(inputs + outputs, inputs + outputs);
  f.setSubMatrix(target.transpose(), 0, inputs);
  f.setSubMatrix(target, inputs, 0);
  for (let i = 0; i < inputs + outputs; i++) f.set(i, i, i < inputs ? -lambda / 2 : lambda / 2);
  return f;
}

/** log((eˣ − 1)/x), which is 0 at x = 0, for any x that is a number. */
function logGrowth(x: number): number {
  const size = Math.abs(x);
  const decaying = size === 0 ? 1 : -Math.expm1(-size) / size;
  return Math.max(x, 0) + Math.log(decaying);
}

/**
 * QQᵀ(t) of a λ-balanced network f(x) = W₂W₁x under gradient flow of ½‖Σ − W₂W₁‖² on whitened input, for Q = [W₁ᵀ; W₂]
 * and time in units of τ: the closed form of Dominé et al. (2024), for any shape, any λ and any rank of Σ.
 *
 * Where W₂ᵀW₂ − W₁W₁ᵀ = λI, the flow is Q̇ = FQ − ½QQᵀQ with the F of `drivingMatrix`: ½QᵀQ is W₁W₁ᵀ + λ/2 I as well as
 * W₂ᵀW₂ − λ/2 I, and taking the one in the rows of W₁ᵀ and the other in those of W₂ leaves no λ. So QQᵀ obeys the Riccati
 * equation d(QQᵀ)/dt = F QQᵀ + QQᵀF − (QQᵀ)², with the solution
 *
 *   QQᵀ(t) = e^{Ft}Q₀ (I + Q₀ᵀ ∫₀ᵗ e^{2Fs}ds Q₀)⁻¹ Q₀ᵀe^{Ft}.
 *
 * Computed in the eigenvectors of F = V diag(f) Vᵀ, with A = VᵀQ₀: the integral is D = (e^{2ft} − 1)/2f, t where f = 0. For
 * B = √D A this reads V √G B(I + BᵀB)⁻¹Bᵀ √G Vᵀ, where G = e^{2ft}/D = 2f/(1 − e^{−2ft}) stays bounded. What grows is in B
 * alone, and only the directions of its columns count, which `stackedBasis` finds from the logarithms of √D. The result is
 * symmetric, has no negative eigenvalue beyond rounding, and is as good at t = 10⁶ as at t = 1.
 *
 * @param target Σ_yx, c × d
 * @param lambda λ of the start; that the start is λ-balanced is not checked
 * @param start d, c ≤ 8
 * @returns for a time t ≥ 0, QQᵀ(t) as in `gramOf`
 */
export function exactSolution(target: Matrix, lambda: number, start: LayerWeights): (time: number) => Matrix {
  const { eigenvectorMatrix: vectors, realEigenvalues: rates } = new EigenvalueDecomposition(
    drivingMatrix(target, lambda),
    { assumeSymmetric: true },
  );
  const coordinates = vectors.transpose().mmul(stacked(start));
  return (time) => {
    if (time === 0) return gramOf(start);
    const halfLogD = rates.map((rate) => (Math.log(time) + logGrowth(2 * rate * time)) / 2);
    const rootG = rates.map((rate) => Math.exp(-(Math.log(time) + logGrowth(-2 * rate * time)) / 2));
    const basis = stackedBasis(coordinates, halfLogD);
    const q = vectors.mmul(Matrix.diag(rootG)).mmul(basis);
    return q.mmul(q.transpose());
  };
}

/** W₂W₁, c × d, in QQᵀ. */
export function functionIn(gram: Matrix, inputs: number): Matrix {
  return gram.subMatrix(inputs, gram.rows - 1, 0, inputs - 1);
}
