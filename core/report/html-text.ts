import { markup, type Markup } from './markup.ts';

const scientific = /(?<![\w.])([-−]?\d+(?:\.\d+)?)e([-−]?\d+)(?![\w.])/;

/** Minus signs for hyphens that stand before a number and after no word, number or closing bracket. */
function withMinusSigns(text: string): string {
  return text.replace(/(?<![\p{L}\d_.)\]–—−-])-(?=\.?\d|∞)/gu, '−');
}

/** A power of ten, and a factor before it where that is not one. */
function powerOfTen(mantissa: string, exponent: string): Markup {
  const raised = exponent.replace('-', '−');
  return mantissa === '1' ? markup`10<sup>${raised}</sup>` : markup`${mantissa} × 10<sup>${raised}</sup>`;
}

/**
 * Text as a page sets it: `-0.4` with a minus sign, `3.2e-12` as `3.2 × 10⁻¹²` with a raised exponent. What a sentence
 * of the terminal and a table of the page say of one number then looks the same.
 */
export function htmlText(text: string): Markup {
  const parts = withMinusSigns(text).split(new RegExp(scientific, 'g'));
  // split() gives text, mantissa, exponent, text, …
  const pieces = parts.map((part, index) =>
    index % 3 === 0 ? part : index % 3 === 1 ? powerOfTen(part, parts[index + 1]!) : '',
  );
  return markup`${pieces}`;
}

const raisedDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The same where no element can stand, as in a drawing's label or a title: raised exponents are characters. */
export function plainText(text: string): string {
  return withMinusSigns(text).replace(
    new RegExp(scientific, 'g'),
    (_, mantissa: string, exponent: string) => {
      const raised = exponent.replace(/[-−]/, '⁻').replace(/\d/g, (digit) => raisedDigits[Number(digit)]!);
      return mantissa === '1' ? `10${raised}` : `${mantissa} × 10${raised}`;
    },
  );
}
