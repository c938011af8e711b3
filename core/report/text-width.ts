import { createRequire } from 'node:module';
import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js';
import { escapeMarkup } from './markup.ts';

const require = createRequire(import.meta.url);
const faces = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
  require.resolve(`dejavu-fonts-ttf/ttf/${file}`),
);

/**
 * The only fonts that pictures are drawn with: DejaVu Sans, which has the Greek letters, subscripts and minus
 * sign that the axis titles need. Fonts of the machine are left out, so that a picture is the same everywhere.
 */
export const pictureFonts: NonNullable<ResvgRenderOptions['font']> = {
  loadSystemFonts: false,
  fontFiles: faces,
  defaultFontFamily: 'DejaVu Sans',
  sansSerifFamily: 'DejaVu Sans',
};

const unitsPerEm = 1000;
const widths = new Map<string, number>();

/**
 * Width of a line of text in DejaVu Sans, in pixels, from its origin to the end of its ink.
 *
 * Vega lays axis titles, legends and tick labels out by the width of their text; without a canvas it takes
 * 0.8 em a character, which is a third too much for this font and pushes everything apart.
 */
export function textWidth(text: string, fontSize: number, weight: 'normal' | 'bold'): number {
  const key = `${weight} ${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    const line = `<text font-family="DejaVu Sans" font-weight="${weight}" font-size="${unitsPerEm}">${escapeMarkup(text)}</text>`;
    const box = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">${line}</svg>`, {
      font: pictureFonts,
    }).getBBox();
    width = box === undefined ? 0 : (box.x + box.width) / unitsPerEm;
    widths.set(key, width);
  }
  return width * fontSize;
}
