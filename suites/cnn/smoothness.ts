/** Centre of the Laplacian-like kernel: as the paper prints it (its entries sum to −1), and with zero sum. */
export const kernelCentres = { asPrinted: 2, zeroSum: 3 } as const;
export type KernelReading = keyof typeof kernelCentres;

const edge = -0.5;
const corner = -0.25;

/**
 * Eq. 132: ‖(w/‖w‖₂) ∗ Δ‖₂² with Δ = [[−¼,−½,−¼],[−½,c,−½],[−¼,−½,−¼]], over the (k − 2)² places where Δ lies within
 * the filter. Lower is smoother. NaN for a filter of zeros.
 *
 * @param filter k × k, row-major
 */
export function roughness(filter: ArrayLike<number>, k: number, reading: KernelReading): number {
  const centre = kernelCentres[reading];
  let [norm, sum] = [0, 0];
  for (let i = 0; i < k * k; i++) norm += filter[i]! ** 2;
  const at = (row: number, column: number): number => filter[row * k + column]!;
  for (let row = 1; row < k - 1; row++) {
    for (let column = 1; column < k - 1; column++) {
      const beside = at(row - 1, column) + at(row + 1, column) + at(row, column - 1) + at(row, column + 1);
      const across =
        at(row - 1, column - 1) + at(row - 1, column + 1) + at(row + 1, column - 1) + at(row + 1, column + 1);
      sum += (centre * at(row, column) + edge * beside + corner * across) ** 2;
    }
  }
  return sum / norm;
}

/**
 * What {@link roughness} is on average for white noise of any distribution with equal, uncorrelated entries:
 * ‖Δ‖² (k − 2)²/k².
 */
export function whiteNoiseRoughness(k: number, reading: KernelReading): number {
  const kernel = kernelCentres[reading] ** 2 + 4 * edge ** 2 + 4 * corner ** 2;
  return (kernel * (k - 2) ** 2) / k ** 2;
}
