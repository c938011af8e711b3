const mostDigits = 8;

function written(value: number, digits: number): string {
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (size === 0) return '0';
  return size >= 1e-3 && size < 1e6 ? String(rounded) : rounded.toExponential().replace('e+', 'e');
}

/**
 * A number for people: three significant digits, without trailing zeros, as `0.412`, `9980` or `3.2e-12`;
 * `null` (nothing was estimated) is a dash.
 *
 * Beside a margin it gets as many digits, up to eight, as keep the rounding under a tenth of its distance to
 * the margin: a share of 0.99963 beside a margin of 0.999 reads `0.9996` and not `1`, and never does a value
 * seem to lie on the other side.
 */
export function significant(value: number | null, margin?: number): string {
  if (value === null) return '–';
  if (!Number.isFinite(value)) return String(value);
  let digits = 3;
  if (margin !== undefined) {
    const tolerance = Math.abs(value - margin) / 10;
    while (digits < mostDigits && Math.abs(Number(value.toPrecision(digits)) - value) > tolerance)
      digits += 1;
  }
  return written(value, digits);
}

/** An interval as `[0.37, 0.45]`, its ends written as by {@link significant}; nothing for none. */
export function significantInterval(interval: readonly number[] | null, margin?: number): string {
  return interval === null ? '' : `[${interval.map((end) => significant(end, margin)).join(', ')}]`;
}
