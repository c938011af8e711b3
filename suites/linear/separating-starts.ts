/** A start β₀ = a₀ w₀ in two dimensions with the sign of a₀. */
export interface SignedStart {
  readonly beta0: readonly [number, number];
  readonly sign: 1 | -1;
}

/** Nine digits: enough to stay 1e-3 beside the surface, and short in the names of cells. */
function rounded(value: number): number {
  return Number(value.toPrecision(9));
}

/**
 * Starts of Fig. 7 a distance `offset` on either side of the surface that separates the two basins of the leaf
 * δ < 0, wᵀβ* + (a/2)(δ + √(δ² + 4‖β*‖²)) = ±offset, at the given read-outs a > 0 and their mirror images
 * (−a, −w), which have the same β₀.
 */
export function besideSurface(
  betaStar: readonly [number, number],
  delta: number,
  offset: number,
  readOuts: readonly number[],
): SignedStart[] {
  const size = Math.hypot(...betaStar);
  const [along, across] = [betaStar.map((x) => x / size), [-betaStar[1] / size, betaStar[0] / size]];
  const share = (delta + Math.hypot(delta, 2 * size)) / 2;
  return readOuts.flatMap((a) =>
    [-offset, offset].flatMap((separation) =>
      ([1, -1] as const).flatMap((side) => {
        const parallel = (separation - a * share) / size;
        const perpendicular = side * Math.sqrt(a ** 2 - delta - parallel ** 2);
        const beta0 = [0, 1].map((i) => rounded(a * (parallel * along[i]! + perpendicular * across[i]!))) as [
          number,
          number,
        ];
        return ([1, -1] as const).map((sign): SignedStart => ({ beta0, sign }));
      }),
    ),
  );
}

/**
 * Starts of Fig. 7 on the double cone δ = 0, whose basins a > 0 and a < 0 meet in its apex: a₀ = ±offset and w₀
 * of the same length in `directions` even directions, offset by half a step from β* and its opposite.
 */
export function besideApex(
  betaStar: readonly [number, number],
  offset: number,
  directions: number,
): SignedStart[] {
  const towards = Math.atan2(betaStar[1], betaStar[0]);
  return Array.from(
    { length: directions },
    (_, i) => towards + ((i + 0.5) * 2 * Math.PI) / directions,
  ).flatMap((angle) =>
    ([1, -1] as const).map((sign): SignedStart => ({
      beta0: [rounded(offset ** 2 * Math.cos(angle)), rounded(offset ** 2 * Math.sin(angle))],
      sign,
    })),
  );
}
