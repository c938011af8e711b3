import { significant } from '../judge/significant.ts';
import { htmlText } from './html-text.ts';
import { markup, noMarkup, type Markup } from './markup.ts';

/** A number as it is set in a page: `3.2 × 10⁻¹²` with a raised exponent, a minus sign and not a hyphen. */
export function htmlNumber(value: number | null, margin?: number): Markup {
  return htmlText(significant(value, margin));
}

/** An interval as it is set in a page; nothing for none. */
export function htmlInterval(interval: readonly number[] | null, margin?: number): Markup {
  if (interval === null) return noMarkup;
  const [low, high] = interval.map((end) => htmlNumber(end, margin));
  return markup` <span class="interval">[${low!}, ${high!}]</span>`;
}

/** A unit after a number; none where it is a pure number. */
export function htmlUnit(unit: string): Markup {
  return unit === '1' || unit === '' ? noMarkup : markup` <span class="unit">${htmlText(unit)}</span>`;
}
