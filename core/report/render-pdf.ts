import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import svgToPdf from 'svg-to-pdfkit';
import { sizeOf, type PictureNote } from './picture-note.ts';

const require = createRequire(import.meta.url);
const pointsPerPixel = 0.75;

function face(bold: boolean): string {
  return require.resolve(`dejavu-fonts-ttf/ttf/DejaVuSans${bold ? '-Bold' : ''}.ttf`);
}

/** A date without which the document would bear that of the drawing: the same results would give other bytes. */
const noDate = new Date(0);

/**
 * A drawing of `renderSvg` as one PDF page of its size, vectors throughout, with the letters that it uses embedded.
 *
 * @param width of the page in CSS pixels; the drawing's own where none is given
 * @throws Error when something of the drawing cannot be drawn
 */
export async function renderPdf(svg: string, note: PictureNote, width?: number): Promise<Buffer> {
  const [own, tall] = sizeOf(svg);
  const scale = (pointsPerPixel * (width ?? own)) / own;
  const size: [number, number] = [own * scale, tall * scale];
  const { title: Title, description: Subject, provenance: Keywords, date } = note;
  const CreationDate = date === undefined ? noDate : new Date(date);
  const document = new PDFDocument({
    ...{ size, margin: 0, lang: 'en', displayTitle: true },
    info: { Title, Subject, Keywords, CreationDate, ModDate: CreationDate },
  });
  const chunks: Buffer[] = [];
  document.on('data', (part: Buffer) => chunks.push(part));
  const ended = new Promise((resolve) => document.on('end', resolve));
  const complaints: string[] = [];
  svgToPdf(document, svg, 0, 0, {
    ...{ width: size[0], height: size[1] },
    fontCallback: (_family, bold) => face(bold),
    warningCallback: (message) => complaints.push(message),
  });
  document.end();
  await ended;
  if (complaints.length > 0) throw new Error([...new Set(complaints)].join('; '));
  return Buffer.concat(chunks);
}
