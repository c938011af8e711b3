import type { NdArray } from './nd-array.ts';

/** What an engine computed, and what is right. */
export interface Pair {
  readonly got: NdArray;
  readonly expected: NdArray;
}

/** What is wrong, or undefined where every entry is within the tolerance times the largest entry. */
export function difference({ got, expected }: Pair, tolerance: number): string | undefined {
  if (got.shape.join() !== expected.shape.join()) {
    return `shape [${got.shape.join()}], expected [${expected.shape.join()}]`;
  }
  if (!got.values.every(Number.isFinite)) return 'entries that are not finite';
  const errors = got.values.map((value, index) => Math.abs(value - expected.values[index]!));
  const largest = expected.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const error = errors.reduce((most, value) => Math.max(most, value), 0) / (largest === 0 ? 1 : largest);
  return error <= tolerance ? undefined : `off by ${error.toPrecision(2)} of the largest entry`;
}
