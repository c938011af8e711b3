import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import type { Derivative } from '../../../core/numerics/integrate-flow.ts';
import type { LearningRates } from '../single-neuron/weights.ts';
import { lossGradient, type Regression } from './regression.ts';
import type { Shape } from './two-layer-weights.ts';

/** Singular value decomposition of β cut to its first `rank` values, by the library. */
export function thinDecomposition(
  beta: Matrix,
  rank: number,
): { left: Matrix; values: number[]; right: Matrix } {
  const decomposition = new SingularValueDecomposition(beta, { autoTranspose: true });
  return {
    left: decomposition.leftSingularVectors.subMatrix(0, beta.rows - 1, 0, rank - 1),
    values: decomposition.diagonal.slice(0, rank),
    right: decomposition.rightSingularVectors.subMatrix(0, beta.columns - 1, 0, rank - 1),
  };
}

/**
 * What the two layers hold outside the singular vectors of β: η_w AᵀA and η_a WᵀW have no part there, unless the
 * layer with the larger weights fills its whole space.
 */
export function outsideScales({ inputs, outputs, hidden }: Shape, delta: number) {
  return {
    readOut: delta > 0 && hidden === outputs ? delta : 0,
    input: delta < 0 && hidden === inputs ? -delta : 0,
  };
}

/** `outside` on the complement of the frame, `values` within it: F diag(values − outside) Fᵀ + outside · I. */
function spectralMatrix(frame: Matrix, values: readonly number[], outside: number): Matrix {
  const within = frame.mmul(Matrix.diag(values.map((value) => value - outside))).mmul(frame.transpose());
  return outside === 0 ? within : within.add(Matrix.eye(frame.rows, frame.rows, outside));
}

/**
 * The self-consistent dynamics in function space for isotropic Δ = δI (§4): β̇ = −(G P + Q G) with G = Xᵀρ and
 * P = η_w AᵀA, Q = η_a WᵀW as functions of β alone. In the singular vectors of β, with its singular values λ and
 * κ = √(δ² + 4η_aη_wλ²), P has the eigenvalues ½(κ + δ) and Q ½(κ − δ).
 *
 * Derivation: η_w AAᵀ = δI + η_a WWᵀ turns η_aη_w βᵀβ into P² − δP and η_aη_w ββᵀ into Q² + δQ. P and Q have rank h
 * at most, which settles the root where λ = 0. β tells P and Q apart where it has rank h; for δ > 0 with h = c and
 * for δ < 0 with h = d it does so at every rank.
 */
export function isotropicFlow(
  shape: Shape,
  { etaA, etaW }: LearningRates,
  regression: Regression,
  delta: number,
): Derivative {
  const { inputs, outputs, hidden } = shape;
  const rank = Math.min(inputs, outputs, hidden);
  const outside = outsideScales(shape, delta);
  const product = 2 * Math.sqrt(etaA * etaW);
  return (state) => {
    const beta = Matrix.from1DArray(inputs, outputs, [...state]);
    const { left, values, right } = thinDecomposition(beta, rank);
    const roots = values.map((value) => Math.hypot(delta, product * value));
    const p = spectralMatrix(
      right,
      roots.map((root) => (root + delta) / 2),
      outside.readOut,
    );
    const q = spectralMatrix(
      left,
      roots.map((root) => (root - delta) / 2),
      outside.input,
    );
    const gradient = lossGradient(regression, beta);
    return gradient.mmul(p).add(q.mmul(gradient)).neg().to1DArray();
  };
}
