import { innerProduct, norm } from '../../../core/numerics/inner-product.ts';
import { readOutShare } from './basin.ts';
import type { LearningRates, Weights } from './weights.ts';

/** Gradient flow on whitened input, XᵀX = I: loss ½‖a w − β*‖² up to a constant, β* = Xᵀy, d long, not 0. */
export interface WhitenedProblem extends LearningRates {
  readonly betaStar: readonly number[];
}

/** ∫₀ᵗ e^{−rate·u} du for rate ≥ 0; the limit t at rate 0. */
function decayIntegral(rate: number, time: number): number {
  return rate === 0 ? time : -Math.expm1(-rate * time) / rate;
}

/**
 * The start in coordinates where everything is a sum of exponentials: unit learning rates, and (a, w∥) turned
 * into the eigenvectors (share, s) and (−s, share) of the symmetric matrix [[δ/2, s], [s, −δ/2]] with
 * eigenvalues ±κ; s = ‖β*‖, share = κ + δ/2.
 */
function eigenCoordinates({ betaStar, etaA, etaW }: WhitenedProblem, start: Weights) {
  const rate = Math.sqrt(etaA * etaW);
  const scaleA = Math.sqrt(rate / etaA);
  const scaleW = Math.sqrt(rate / etaW);
  const s = norm(betaStar);
  const target = betaStar.map((value) => value / s);
  const a = scaleA * start.a;
  const w = start.w.map((value) => scaleW * value);
  const parallel = innerProduct(w, target);
  const delta = a ** 2 - norm(w) ** 2;
  const share = readOutShare(betaStar, delta);
  const length = Math.hypot(share, s);
  const [cosine, sine] = [share / length, s / length];
  return {
    rate,
    scaleA,
    scaleW,
    target,
    perpendicular: w.map((value, i) => value - parallel * target[i]!),
    delta,
    kappa: Math.hypot(delta / 2, s),
    cosine,
    sine,
    /** κ − |δ|/2, with all its digits where |δ| ≫ s. */
    excess: readOutShare(betaStar, -Math.abs(delta)),
    growing: cosine * a + sine * parallel,
    decaying: cosine * parallel - sine * a,
  };
}

/**
 * Exact gradient flow of f(x) = a wᵀx on whitened input, one formula for every δ (Theorem of §3; the paper
 * splits the sign of δ).
 *
 * With unit learning rates write a = c q, w = c p. Then (q, p∥) obeys the constant symmetric system
 * q̇ = (δ/2) q + s p∥, ṗ∥ = s q − (δ/2) p∥ and p⊥(t) = e^{−δt/2} p⊥(0), from q = a₀, p = w₀, c = 1; and
 * c^{−2}(t) = 1 + ∫₀ᵗ (q² + ‖p‖²) du. In the eigenvectors of the system, with coordinates g (growing) and b
 * (decaying) of the start, that is the sum of positive terms
 * c^{−2} = 1 + g² (e^{2κt} − 1)/2κ + b² (1 − e^{−2κt})/2κ + ‖p⊥(0)‖² (1 − e^{−δt})/δ, so nothing cancels.
 * A common factor e^{L + |δ|t/2}, the largest of the exponentials, is divided out of numerator and
 * denominator, so nothing overflows at long times. Other learning rates are a rescaling of a, w and t by
 * powers of η_a and η_w.
 *
 * @param start weights at time 0, w of the length of β*
 * @returns the weights at a time t ≥ 0
 */
export function exactSolution(problem: WhitenedProblem, start: Weights): (time: number) => Weights {
  const eigen = eigenCoordinates(problem, start);
  const { delta, kappa, cosine, sine, excess, growing, decaying, perpendicular } = eigen;
  const half = Math.abs(delta) / 2;
  const perpendicularSize = norm(perpendicular);
  return (time) => {
    const t = eigen.rate * time;
    const perpendicularExponent = -(half + delta / 2) * t;
    const growingExponent = Math.log(Math.abs(growing)) + excess * t;
    const largest = Math.max(-half * t, growingExponent, Math.log(perpendicularSize) + perpendicularExponent);
    const initial = Math.exp(-largest - half * t);
    const grown = Math.sign(growing) * Math.exp(growingExponent - largest);
    const decayed = decaying * Math.exp(-largest - (half + kappa) * t);
    const turning = Math.exp(perpendicularExponent - largest);
    const inverseSquare =
      initial ** 2 +
      (grown ** 2 + (decaying * initial) ** 2) * decayIntegral(2 * kappa, t) +
      perpendicularSize ** 2 * Math.exp(perpendicularExponent - 2 * largest) * decayIntegral(2 * half, t);
    const c = 1 / Math.sqrt(inverseSquare);
    const parallel = sine * grown + cosine * decayed;
    return {
      a: ((cosine * grown - sine * decayed) * c) / eigen.scaleA,
      w: perpendicular.map(
        (value, i) => ((value * turning + parallel * eigen.target[i]!) * c) / eigen.scaleW,
      ),
    };
  };
}
