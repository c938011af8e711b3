import { mean, squaresAbout } from '../../core/statistics/mean.ts';

/** A place on a violin's outline. */
export interface ViolinPoint {
  readonly value: number;
  /** Density over its largest, 0 to 1. */
  readonly width: number;
}

const points = 80;

/**
 * The outline of a violin: a Gaussian kernel density estimate between the smallest and the largest value, its bandwidth
 * by Scott's rule (n^(−1/5) standard deviations), as Matplotlib draws it.
 *
 * @param values at least one
 */
export function violin(values: readonly number[]): ViolinPoint[] {
  const n = values.length;
  const centre = mean(values);
  const variance = squaresAbout(values) / Math.max(1, n - 1);
  const bandwidth = Math.sqrt(variance) * n ** -0.2;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (bandwidth === 0) return [{ value: centre, width: 1 }];
  const outline = Array.from({ length: points }, (_, i) => {
    const at = low + ((high - low) * i) / (points - 1);
    const density = values.reduce((sum, value) => sum + Math.exp(-0.5 * ((at - value) / bandwidth) ** 2), 0);
    return { value: at, width: density };
  });
  const widest = Math.max(...outline.map(({ width }) => width));
  return outline.map(({ value, width }) => ({ value, width: width / widest }));
}
