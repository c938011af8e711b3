/**
 * The derivative of the hyperbolic entropy q_δ(x) = ¼(2x asinh(2x/|δ|) − √(4x² + δ²) + |δ|) (§4): q_δ′(x) = ½ asinh(2x/|δ|): the coordinate in which the mirror flow is plain gradient descent. At δ = 0 its limit
 * without the constant −½ ln(|δ|/4), ½ ln x, for x > 0.
 */
export function dualOf(delta: number, x: number): number {
  return (delta === 0 ? Math.log(x) : Math.asinh((2 * x) / Math.abs(delta))) / 2;
}

/** The x with the given q_δ′(x). */
export function primalOf(delta: number, dual: number): number {
  return delta === 0 ? Math.exp(2 * dual) : (Math.abs(delta) * Math.sinh(2 * dual)) / 2;
}
