import path from 'node:path';
import type { Figure, Spec } from '../figures/shared/figure.ts';
import type { Experiments } from '../schemas/cell-set.ts';
import type { DrawnFigure } from '../schemas/run.d.ts';
import type { PictureOrder } from './draw-order.ts';
import { drawOrders } from './draw-orders.ts';
import { defaultDrawing, type DrawOptions } from './draw-options.ts';
import { FigureFiles } from './figure-files.ts';
import { extensionsOf, specText, type Contents } from './figure-pictures.ts';
import { makeFigure, type DrawingRequest } from './make-figure.ts';

/** A figure as drawn: its entry for the run document, its caption, and its picture. */
export interface Drawn {
  readonly entry: DrawnFigure;
  readonly caption: string;
  /** The picture, from memory or from a file whose hash is the one it was written with. */
  readonly svg?: string;
  /** The specification, data included. */
  readonly spec?: Spec;
}

/**
 * Draws figures into `<out>/figures`: the Vega-Lite specification with its data, the caption, pictures in the formats
 * that are asked for, and SHA256SUMS. One whose specification is already there, with its pictures as they were written,
 * is not rendered again. One that cannot be drawn has the state `failed` and its reason, and ends no other.
 *
 * @throws Fail (exit 2) when the folder cannot be written
 */
export async function drawFigures(
  figures: readonly Figure<Experiments>[],
  drawing: DrawingRequest,
): Promise<Drawn[]> {
  const folder = FigureFiles.open(drawing.out);
  const options = drawing.options ?? defaultDrawing;
  const prepared = figures.map((figure) => prepare(figure, drawing, options, folder));
  const orders = prepared.flatMap((one) => (one.state === 'to draw' ? [one.order] : []));
  const answers = (await drawOrders(orders)).values();
  const drawn: Drawn[] = [];
  for (const one of prepared) {
    if (one.state === 'not drawn') drawn.push(one.drawn);
    else if (one.state === 'kept') drawn.push(entryOf(one, one.contents, options, folder));
    else {
      const answer = answers.next().value!;
      drawn.push(
        answer.state === 'failed'
          ? notDrawn(one.figure, 'failed', answer.reason)
          : await writePictures(one, answer.contents, options, folder),
      );
    }
  }
  await folder.close();
  return drawn;
}

/** The figures that a run should have and has not: their entries with the reason. */
export function figuresNotDrawn(drawn: readonly Drawn[]): DrawnFigure[] {
  return drawn.flatMap(({ entry }) => (entry.state === 'drawn' ? [] : [entry]));
}

/** A figure with its specification, before its pictures. */
interface Prepared {
  readonly figure: Figure<Experiments>;
  readonly caption: string;
  readonly order: PictureOrder;
}

type Preparation =
  | { readonly state: 'not drawn'; readonly drawn: Drawn }
  | ({ readonly state: 'kept'; readonly contents: Contents } & Prepared)
  | ({ readonly state: 'to draw' } & Prepared);

/** What there is to do for a figure: nothing, because it has no data or fails or is there as it should be, or to draw. */
function prepare(
  figure: Figure<Experiments>,
  drawing: DrawingRequest,
  options: DrawOptions,
  folder: FigureFiles,
): Preparation {
  try {
    const made = makeFigure(figure, drawing, options);
    if (made.state === 'unavailable') {
      return { state: 'not drawn', drawn: notDrawn(figure, 'unavailable', made.reason) };
    }
    const { spec, note, caption } = made;
    const prepared = { figure, caption, order: { id: figure.id, spec, note, options } };
    const contents = stored(figure.id, spec, options, folder);
    return contents === undefined
      ? { state: 'to draw', ...prepared }
      : { state: 'kept', contents, ...prepared };
  } catch (error) {
    return { state: 'not drawn', drawn: notDrawn(figure, 'failed', (error as Error).message) };
  }
}

async function writePictures(
  prepared: Prepared,
  contents: Contents,
  options: DrawOptions,
  folder: FigureFiles,
): Promise<Drawn> {
  for (const extension of extensionsOf(options)) {
    await folder.write(fileName(prepared.figure.id, extension), contents.get(extension)!);
  }
  return entryOf(prepared, contents, options, folder);
}

/** The entry of a figure whose files are there. */
function entryOf(
  { figure: { id, suite, title, claims }, caption, order }: Prepared,
  contents: Contents,
  options: DrawOptions,
  folder: FigureFiles,
): Drawn {
  const names = extensionsOf(options).map((extension) => fileName(id, extension));
  const digests = Object.fromEntries(
    names.map((name) => [path.posix.join('figures', name), folder.sum(name)!]),
  );
  return {
    entry: {
      id,
      suite,
      title,
      state: 'drawn',
      caption,
      ...(claims && { claims: [...claims] }),
      files: Object.keys(digests),
      digests,
    },
    ...{ caption, spec: order.spec, svg: contents.get('page.svg')!.toString() },
  };
}

function notDrawn(
  { id, suite, title, caption }: Figure<Experiments>,
  state: 'unavailable' | 'failed',
  reason: string,
): Drawn {
  return { entry: { id, suite, title, state, reason, caption }, caption };
}

/** Pictures for a page stand in a folder of their own. */
function fileName(id: string, extension: string): string {
  return extension === 'page.svg' ? `page/${id}.svg` : `${id}.${extension}`;
}

/** The files of a specification, where all are there as they were written. */
function stored(id: string, spec: Spec, options: DrawOptions, folder: FigureFiles): Contents | undefined {
  const contents = new Map<string, Buffer>();
  for (const extension of extensionsOf(options)) {
    const content = folder.read(fileName(id, extension));
    if (content === undefined) return undefined;
    contents.set(extension, content);
  }
  return contents.get('vl.json')!.toString() === specText(spec) ? contents : undefined;
}
