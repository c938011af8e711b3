import type { TwoLayer } from './student-teacher.ts';

/**
 * Kernel distance S = 1 − ⟨K₀,K_t⟩/(‖K₀‖‖K_t‖) of two matrices of one shape, summed in float64. Written as
 * ½‖K₀/‖K₀‖ − K_t/‖K_t‖‖², which is the same number without the cancellation near zero. Range [0, 2].
 */
export function kernelDistance(initial: ArrayLike<number>, current: ArrayLike<number>): number {
  const initialNorm = norm(initial);
  const currentNorm = norm(current);
  let sum = 0;
  for (let i = 0; i < initial.length; i++) {
    sum += (initial[i]! / initialNorm - current[i]! / currentNorm) ** 2;
  }
  return sum / 2;
}

/**
 * Hidden units that are active (pre-activation above zero) in one state and not in the other: mean over the n
 * inputs, summed over units, as the authors count them.
 */
export function hammingDistance(
  initial: ArrayLike<number>,
  current: ArrayLike<number>,
  samples: number,
): number {
  let differing = 0;
  for (let i = 0; i < initial.length; i++) if (initial[i]! > 0 !== current[i]! > 0) differing++;
  return differing / samples;
}

/** ‖θ_t − θ₀‖₂ over all weights. */
export function parameterDistance(initial: TwoLayer, current: TwoLayer): number {
  return Math.hypot(differenceNorm(initial.a, current.a), differenceNorm(initial.w, current.w));
}

function differenceNorm(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i]! - y[i]!) ** 2;
  return Math.sqrt(sum);
}

function norm(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! ** 2;
  return Math.sqrt(sum);
}
