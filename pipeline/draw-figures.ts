import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PaperFiles } from '../core/judge/paper-value.ts';
import type { PictureNote } from '../core/report/picture-note.ts';
import type { Figure, Spec } from '../figures/shared/figure.ts';
import { CellSet, type Experiments } from '../schemas/cell-set.ts';
import type { Result } from '../schemas/result.d.ts';
import type { DrawnFigure } from '../schemas/run.d.ts';
import type { Verdict } from '../schemas/verdict.d.ts';
import { defaultDrawing, type DrawOptions } from './draw-options.ts';
import { FigureFiles } from './figure-files.ts';
import { drawPictures, extensionsOf, specText, type Contents } from './figure-pictures.ts';
import { figureProvenance } from './figure-provenance.ts';
import { root } from './project.ts';

const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

/** What a picture depends on beside its specification; kept in it, so that an upgrade draws anew. */
const drawnBy = [
  'vega',
  'vega-lite',
  '@resvg/resvg-js',
  'dejavu-fonts-ttf',
  'fontkit',
  'pdfkit',
  'svg-to-pdfkit',
]
  .map((name) => `${name} ${dependencies[name] ?? ''}`)
  .join(', ');

/** A figure as drawn: its entry for the run document, its caption, and its picture. */
export interface Drawn {
  readonly entry: DrawnFigure;
  readonly caption: string;
  /** The picture, from memory or from a file whose hash is the one it was written with. */
  readonly svg?: string;
  /** The specification, data included. */
  readonly spec?: Spec;
}

/** What is drawn from, and how. */
export interface DrawingRequest {
  readonly results: readonly Result[];
  readonly paper: PaperFiles;
  /** What the figures' claims came to. */
  readonly verdicts: readonly Verdict[];
  readonly out: string;
  readonly options?: DrawOptions;
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
  const drawn: Drawn[] = [];
  for (const figure of figures) {
    drawn.push(await drawOne(figure, drawing, folder));
  }
  await folder.close();
  return drawn;
}

/** The figures that a run should have and has not: their entries with the reason. */
export function figuresNotDrawn(drawn: readonly Drawn[]): DrawnFigure[] {
  return drawn.flatMap(({ entry }) => (entry.state === 'drawn' ? [] : [entry]));
}

async function drawOne(
  figure: Figure<Experiments>,
  drawing: DrawingRequest,
  folder: FigureFiles,
): Promise<Drawn> {
  const { id, suite, title } = figure;
  const options = drawing.options ?? defaultDrawing;
  let made: Made;
  let kept: Contents | undefined;
  let contents: Contents;
  try {
    made = make(figure, drawing, options);
    if (made.state === 'unavailable') return notDrawn(figure, 'unavailable', made.reason);
    kept = stored(id, made.spec, options, folder);
    contents = kept ?? (await drawPictures(id, made.spec, made.note, options));
  } catch (error) {
    return notDrawn(figure, 'failed', (error as Error).message);
  }
  const digests: Record<string, string> = {};
  for (const extension of extensionsOf(options)) {
    const name = fileName(id, extension);
    if (kept === undefined) await folder.write(name, contents.get(extension)!);
    digests[path.posix.join('figures', name)] = folder.sum(name)!;
  }
  const { caption } = made;
  return {
    entry: { id, suite, title, state: 'drawn', caption, files: Object.keys(digests), digests },
    ...{ caption, spec: made.spec, svg: contents.get('page.svg')!.toString() },
  };
}

function notDrawn(
  { id, suite, title, caption }: Figure<Experiments>,
  state: 'unavailable' | 'failed',
  reason: string,
): Drawn {
  return { entry: { id, suite, title, state, reason, caption }, caption };
}

type Made =
  | { readonly state: 'drawn'; readonly spec: Spec; readonly caption: string; readonly note: PictureNote }
  | { readonly state: 'unavailable'; readonly reason: string };

/** A figure's specification and what its pictures say of themselves. */
function make(
  figure: Figure<Experiments>,
  { results, paper, verdicts }: DrawingRequest,
  { width, title }: DrawOptions,
): Made {
  const cells = new CellSet(results.filter(({ cell }) => cell.suite === figure.suite));
  const drawn = figure.draw(cells, paper);
  if (drawn.state === 'unavailable') return drawn;
  const provenance = figureProvenance(figure, cells.read, verdicts);
  const caption = [drawn.says ?? '', figure.caption].filter((text) => text !== '').join(' ');
  const description = [caption, ...subtitleOf(drawn.spec)].join(' ');
  const usermeta = {
    ...{ drawnBy, description, provenance },
    ...(width === undefined ? {} : { width }),
  };
  const date = provenance.trained?.[1];
  return {
    state: 'drawn',
    spec: { ...(title ? drawn.spec : untitled(drawn.spec)), description, usermeta },
    caption,
    note: {
      ...{ title: figure.title, description, provenance: JSON.stringify(provenance) },
      ...(date === undefined ? {} : { date }),
    },
  };
}

/** What the picture says above its panels of how it was drawn: a caption says it too. */
function subtitleOf({ title }: Spec): string[] {
  const subtitle = typeof title === 'object' && 'subtitle' in title ? title.subtitle : undefined;
  return [subtitle ?? []].flat().filter((line) => typeof line === 'string');
}

/** A specification without its title and subtitle, for a page that has its own. */
function untitled(spec: Spec): Spec {
  const bare = { ...spec };
  delete bare.title;
  return bare;
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
