/** Inner product of two float64 vectors of one length. */
export function innerProduct(x: readonly number[], y: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}

/** Euclidean norm ‖x‖₂ of a float64 vector; no overflow or underflow on the way. */
export function norm(x: readonly number[]): number {
  return Math.hypot(...x);
}
