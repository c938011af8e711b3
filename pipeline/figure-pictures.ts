import type { Spec } from '../figures/shared/figure.ts';
import type { PictureNote } from '../core/report/picture-note.ts';
import type { DrawOptions } from './draw-options.ts';

/** Pixels of a PNG for each CSS pixel. */
const pngScale = 2;

/** A figure's files by extension; `page.svg`, with letters as text, is what a page shows. */
export type Contents = ReadonlyMap<string, string | Buffer>;

/** The extensions of a figure's files, the specification last: with it there, the others are. */
export function extensionsOf({ formats }: DrawOptions): string[] {
  return ['txt', 'page.svg', ...formats, 'vl.json'];
}

/** Draws a specification in every format that is asked for. @throws Error when it cannot be drawn */
export async function drawPictures(
  id: string,
  spec: Spec,
  note: PictureNote,
  { formats, width }: DrawOptions,
): Promise<Contents> {
  const { renderPng, renderSvg } = await import('../core/report/render-figure.ts');
  const svg = await renderSvg(id, spec);
  const contents = new Map<string, string | Buffer>([
    ['txt', `${note.description}\n`],
    ['page.svg', svg],
    ['vl.json', specText(spec)],
  ]);
  if (formats.includes('svg')) {
    const [{ outlineText }, { noteInSvg }] = await Promise.all([
      import('../core/report/outline-text.ts'),
      import('../core/report/picture-note.ts'),
    ]);
    contents.set('svg', noteInSvg(outlineText(svg, id), note, width));
  }
  if (formats.includes('png')) {
    const [{ noteInPng }, { sizeOf }] = await Promise.all([
      import('../core/report/note-in-png.ts'),
      import('../core/report/picture-note.ts'),
    ]);
    const scale = (pngScale * (width ?? sizeOf(svg)[0])) / sizeOf(svg)[0];
    contents.set('png', noteInPng(renderPng(svg, scale), note, pngScale));
  }
  if (formats.includes('pdf')) {
    const { renderPdf } = await import('../core/report/render-pdf.ts');
    contents.set('pdf', await renderPdf(svg, note, width));
  }
  return contents;
}

/** A specification as its file holds it. */
export function specText(spec: Spec): string {
  return `${JSON.stringify(spec)}\n`;
}
