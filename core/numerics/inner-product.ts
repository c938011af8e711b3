/** Inner product of two vectors of one length, summed in float64. */
export function innerProduct(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}

/** Euclidean norm ‖x‖₂ of a float64 vector; no overflow or underflow on the way. */
export function norm(x: readonly number[]): number {
  return Math.hypot(...x);
}
