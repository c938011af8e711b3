/** Quartiles of a list, linear between neighbours (NumPy's default). */
export interface Quartiles {
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
}

/** @param values at least one, finite */
export function quartiles(values: readonly number[]): Quartiles {
  const sorted = [...values].sort((x, y) => x - y);
  const quantile = (share: number): number => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
  };
  return { q1: quantile(0.25), median: quantile(0.5), q3: quantile(0.75) };
}
