import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PaperFiles } from '../core/judge/paper-value.ts';
import type { Drawing, Figure } from '../figures/shared/figure.ts';
import { CellSet, type Experiments } from '../schemas/cell-set.ts';
import type { Result } from '../schemas/result.d.ts';
import type { DrawnFigure } from '../schemas/run.d.ts';
import { FigureFiles } from './figure-files.ts';
import { root } from './project.ts';

const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

/** What a picture depends on beside its specification; kept in it, so that an upgrade draws anew. */
const drawnBy = ['vega', 'vega-lite', '@resvg/resvg-js', 'dejavu-fonts-ttf']
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

type Spec = Extract<Drawing, { state: 'drawn' }>['spec'];

const extensions = ['vl.json', 'svg', 'png'] as const;
type Contents = Readonly<Record<(typeof extensions)[number], string | Buffer>>;

/**
 * Draws figures into `<out>/figures`: the Vega-Lite specification, an SVG and a PNG each, and SHA256SUMS. One whose
 * specification is already there, with its pictures as they were written, is not rendered again. One that cannot be
 * drawn has the state `failed` and its reason, and ends no other.
 *
 * @throws Fail (exit 2) when the folder cannot be written
 */
export async function drawFigures(
  figures: readonly Figure<Experiments>[],
  results: readonly Result[],
  paper: PaperFiles,
  out: string,
): Promise<Drawn[]> {
  const folder = await FigureFiles.open(out);
  const drawn: Drawn[] = [];
  for (const figure of figures) {
    drawn.push(await drawOne(figure, results, paper, folder));
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
  results: readonly Result[],
  paper: PaperFiles,
  folder: FigureFiles,
): Promise<Drawn> {
  const { id, suite, title, caption } = figure;
  const cells = new CellSet(results.filter(({ cell }) => cell.suite === suite));
  const notDrawn = (state: 'unavailable' | 'failed', reason: string): Drawn => ({
    entry: { id, suite, title, state, reason, caption },
    caption,
  });
  let spec: Spec;
  let kept: Contents | undefined;
  let contents: Contents;
  try {
    const drawing = figure.draw(cells, paper);
    if (drawing.state === 'unavailable') return notDrawn('unavailable', drawing.reason);
    spec = { ...drawing.spec, usermeta: { drawnBy } };
    kept = await stored(id, spec, folder);
    contents = kept ?? (await rendered(id, spec));
  } catch (error) {
    return notDrawn('failed', (error as Error).message);
  }
  const digests: Record<string, string> = {};
  for (const extension of extensions) {
    const name = `${id}.${extension}`;
    if (kept === undefined) await folder.write(name, contents[extension]);
    digests[path.posix.join('figures', name)] = folder.sum(name)!;
  }
  return {
    entry: { id, suite, title, state: 'drawn', caption, files: Object.keys(digests), digests },
    ...{ caption, spec, svg: contents.svg.toString() },
  };
}

function textOf(spec: Spec): string {
  return `${JSON.stringify(spec)}\n`;
}

/** The pictures of a specification, where they are there as they were written. */
async function stored(id: string, spec: Spec, folder: FigureFiles): Promise<Contents | undefined> {
  const found = await Promise.all(extensions.map((extension) => folder.read(`${id}.${extension}`)));
  const [text, svg, png] = found;
  if (text === undefined || svg === undefined || png === undefined) return undefined;
  return text.toString() === textOf(spec) ? { 'vl.json': text, svg, png } : undefined;
}

async function rendered(id: string, spec: Spec): Promise<Contents> {
  const { renderPng, renderSvg } = await import('../core/report/render-figure.ts');
  const svg = await renderSvg(id, spec);
  return { 'vl.json': textOf(spec), svg, png: renderPng(svg) };
}
