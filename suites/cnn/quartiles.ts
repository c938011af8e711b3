import { quantiles } from '../../core/statistics/median.ts';

/** Quartiles of a list, linear between neighbours (NumPy's default). */
export interface Quartiles {
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
}

/** @param values at least one, finite */
export function quartiles(values: readonly number[]): Quartiles {
  const [q1, median, q3] = quantiles(values, [0.25, 0.5, 0.75]);
  return { q1: q1!, median: median!, q3: q3! };
}
