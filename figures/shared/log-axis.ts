import { roundValues } from './round-values.ts';
import { numberText, powerText } from './number-text.ts';

/**
 * A logarithmic axis over a positive range: round values 1, 2 and 5 times a power of ten where it spans up to two
 * decades, powers of ten where it spans more, written 10⁻³ where they are small or large.
 */
export function logAxis(title: string, [from, to]: readonly [number, number]) {
  const round = roundValues(from * 0.9999, to * 1.0001);
  const wide = to / from > 150;
  const values = wide ? round.filter((value) => Number.isInteger(Math.log10(value))) : round;
  const text = (value: number): string =>
    wide && (value < 0.01 || value > 1e4) ? powerText(Math.log10(value)) : numberText(value);
  const labels = values.map((value) => `'${value}': '${text(value)}'`);
  return {
    scale: { type: 'log' as const, domain: [from, to], nice: false },
    axis: { title, values, labelExpr: `({${labels.join(', ')}})['' + datum.value]` },
  };
}
