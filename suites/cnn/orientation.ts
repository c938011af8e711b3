/**
 * Orientation selectivity of a map from its power spectrum P without the constant part: |Σ P e^{2iθ}| / Σ P, θ the
 * direction of a frequency. 1 for one grating, 0 where no direction is preferred or nothing varies.
 *
 * @param map k × k, row-major
 */
export function orientationSelectivity(map: ArrayLike<number>, k: number): number {
  const half = Math.floor(k / 2);
  let [total, cosine, sine] = [0, 0, 0];
  for (let v = -half; v <= half; v++) {
    for (let u = -half; u <= half; u++) {
      if (u === 0 && v === 0) continue;
      const power = powerAt(map, k, u, v);
      const angle = 2 * Math.atan2(v, u);
      total += power;
      cosine += power * Math.cos(angle);
      sine += power * Math.sin(angle);
    }
  }
  // Rounding leaves a constant map a little power.
  return total <= 1e-12 * powerAt(map, k, 0, 0) ? 0 : Math.hypot(cosine, sine) / total;
}

function powerAt(map: ArrayLike<number>, k: number, u: number, v: number): number {
  let [real, imaginary] = [0, 0];
  for (let row = 0; row < k; row++) {
    for (let column = 0; column < k; column++) {
      const angle = (2 * Math.PI * (v * row + u * column)) / k;
      real += map[row * k + column]! * Math.cos(angle);
      imaginary += map[row * k + column]! * Math.sin(angle);
    }
  }
  return real * real + imaginary * imaginary;
}
