import type { Spec } from '../figures/shared/figure.ts';
import type { PictureNote } from '../core/report/picture-note.ts';
import type { DrawOptions, Format } from './draw-options.ts';

/** Pixels of a PNG for each CSS pixel. */
const pngScale = 2;

/** A figure's files by extension; `page.svg`, with letters as text, is what a page shows. */
export type Contents = ReadonlyMap<string, string | Buffer>;

/** The extensions of a figure's files, the specification last: with it there, the others are. */
export function extensionsOf({ formats }: DrawOptions): string[] {
  return ['txt', 'page.svg', ...formats, 'vl.json'];
}

/** How a format is made of a drawing. */
type Maker = (svg: string, id: string, note: PictureNote, width?: number) => Promise<string | Buffer>;

const makers: Readonly<Record<Format, Maker>> = {
  async svg(svg, id, note, width) {
    const { outlineText } = await import('../core/report/outline-text.ts');
    const { noteInSvg } = await import('../core/report/picture-note.ts');
    return noteInSvg(outlineText(svg, id), note, width);
  },
  async png(svg, _id, note, width) {
    const { renderPng } = await import('../core/report/render-figure.ts');
    const { noteInPng } = await import('../core/report/note-in-png.ts');
    const { sizeOf } = await import('../core/report/picture-note.ts');
    const scale = (pngScale * (width ?? sizeOf(svg)[0])) / sizeOf(svg)[0];
    return noteInPng(await renderPng(svg, scale), note, pngScale);
  },
  async pdf(svg, _id, note, width) {
    const { renderPdf } = await import('../core/report/render-pdf.ts');
    return renderPdf(svg, note, width);
  },
};

/**
 * Draws a specification in every format that is asked for, all at once: PNG is made in another thread meanwhile.
 *
 * @throws Error when it cannot be drawn
 */
export async function drawPictures(
  id: string,
  spec: Spec,
  note: PictureNote,
  { formats, width }: DrawOptions,
): Promise<Contents> {
  const { renderSvg } = await import('../core/report/render-figure.ts');
  const svg = await renderSvg(id, spec);
  const pictures = await Promise.all(
    formats.map(async (format) => [format, await makers[format](svg, id, note, width)] as const),
  );
  return new Map<string, string | Buffer>([
    ['txt', `${note.description}\n`],
    ['page.svg', svg],
    ...pictures,
    ['vl.json', specText(spec)],
  ]);
}

/** A specification as its file holds it. */
export function specText(spec: Spec): string {
  return `${JSON.stringify(spec)}\n`;
}
