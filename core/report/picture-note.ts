import { escapeMarkup } from './markup.ts';

/** What a picture says of itself, in each format's own place. */
export interface PictureNote {
  readonly title: string;
  /** The caption: alternative text. */
  readonly description: string;
  /** Where it comes from, as JSON text. */
  readonly provenance: string;
  /** The day on which the last of its cells was trained (ISO 8601); absent where none says. */
  readonly date?: string;
}

/** An SVG with title, description and provenance as its first children, `width` CSS pixels wide where that is given. */
export function noteInSvg(svg: string, note: PictureNote, width?: number): string {
  const children =
    `<title>${escapeMarkup(note.title)}</title><desc>${escapeMarkup(note.description)}</desc>` +
    `<metadata>${escapeMarkup(note.provenance)}</metadata>`;
  return svg.replace(/<svg\b[^>]*>/, (open) => {
    const sized = width === undefined ? open : resized(open, width);
    return `${sized}${children}`;
  });
}

function resized(open: string, width: number): string {
  const [w, h] = sizeOf(open);
  const height = Number(((width * h) / w).toFixed(2));
  return open
    .replace(/ width="[^"]*"/, ` width="${width}"`)
    .replace(/ height="[^"]*"/, ` height="${height}"`);
}

/** Width and height of an SVG in CSS pixels. */
export function sizeOf(svg: string): [number, number] {
  const [width, height] = [/<svg\b[^>]* width="([\d.]+)"/, /<svg\b[^>]* height="([\d.]+)"/].map((size) =>
    Number(size.exec(svg)?.[1]),
  );
  return [width!, height!];
}
