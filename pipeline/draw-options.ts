import { Fail } from '../core/fail.ts';

/** Formats of a picture; the specification and the caption are written beside any of them. */
export const formats = ['svg', 'png', 'pdf'] as const;
export type Format = (typeof formats)[number];

/** How figures are drawn. */
export interface DrawOptions {
  readonly formats: readonly Format[];
  /** Width of the picture in CSS pixels, of which 96 are an inch; its own where none is given. */
  readonly width?: number;
  /** Whether title and subtitle are part of the picture. */
  readonly title: boolean;
}

/** All formats, at each figure's own width, with its title. */
export const defaultDrawing: DrawOptions = { formats, title: true };

/** CSS pixels of each unit. */
const units: Readonly<Record<string, number>> = { px: 1, pt: 96 / 72, in: 96, cm: 96 / 2.54, mm: 96 / 25.4 };
/** From half an inch to 40 inches. */
const bounds = [48, 3840] as const;

/**
 * Reads `--width 5.5in`.
 * @throws Fail (exit 2)
 */
export function parseWidth(given: string): number {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(px|pt|in|cm|mm)$/.exec(given) ?? [];
  const width = Number(digits) * (units[unit ?? ''] ?? NaN);
  if (width >= bounds[0] && width <= bounds[1]) return Number(width.toFixed(2));
  throw new Fail({
    where: '--width',
    found: JSON.stringify(given),
    expected: 'a number with px, pt, mm, cm or in, from 0.5in to 40in',
    next: 'Give it as in --width 5.5in, or leave it out.',
  });
}

/**
 * Reads `--format pdf,png`.
 * @throws Fail (exit 2)
 */
export function parseFormats(given: string): Format[] {
  const named = given.split(',');
  const found = formats.filter((format) => named.includes(format));
  if (found.length === named.length) return found;
  throw new Fail({
    where: '--format',
    found: JSON.stringify(given),
    expected: `some of ${formats.join(', ')}, each once, with commas between`,
    next: 'The specification and the caption are written with any of them.',
  });
}
