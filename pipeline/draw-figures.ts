import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from '../core/files.ts';
import { folderFail } from '../core/run/result-store.ts';
import type { PaperFiles } from '../core/judge/paper-value.ts';
import type { Figure } from '../figures/shared/figure.ts';
import { CellSet, type Experiments } from '../schemas/cell-set.ts';
import type { Result } from '../schemas/result.d.ts';
import type { DrawnFigure } from '../schemas/run.d.ts';
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
  readonly svg?: string;
}

/**
 * Draws figures into `<out>/figures`: the Vega-Lite specification, an SVG and a PNG each. One whose
 * specification is already there, with its pictures, is not rendered again.
 */
export async function drawFigures(
  figures: readonly Figure<Experiments>[],
  results: readonly Result[],
  paper: PaperFiles,
  out: string,
): Promise<Drawn[]> {
  const drawn: Drawn[] = [];
  for (const figure of figures) {
    const { id, suite, title, caption } = figure;
    const drawing = figure.draw(new CellSet(results.filter(({ cell }) => cell.suite === suite)), paper);
    if (drawing.state === 'unavailable') {
      drawn.push({ entry: { id, suite, title, state: 'unavailable', reason: drawing.reason }, caption });
      continue;
    }
    const files = ['vl.json', 'svg', 'png'].map((extension) => path.join('figures', `${id}.${extension}`));
    const svg = await keep(id, { ...drawing.spec, usermeta: { drawnBy } }, path.join(out, 'figures'));
    drawn.push({ entry: { id, suite, title, state: 'drawn', files }, caption, svg });
  }
  return drawn;
}

type Spec = Extract<ReturnType<Figure<Experiments>['draw']>, { state: 'drawn' }>['spec'];

async function keep(id: string, spec: Spec, folder: string): Promise<string> {
  const file = (extension: string): string => path.join(folder, `${id}.${extension}`);
  const text = `${JSON.stringify(spec)}\n`;
  const [before, svgBefore, pngBefore] = await Promise.all(
    ['vl.json', 'svg', 'png'].map((extension) => readFile(file(extension)).catch(() => undefined)),
  );
  if (before?.toString() === text && svgBefore !== undefined && pngBefore !== undefined) {
    return svgBefore.toString();
  }
  const { renderPng, renderSvg } = await import('../core/report/render-figure.ts');
  const svg = await renderSvg(id, spec);
  try {
    await writeWhole(file('svg'), svg);
    await writeWhole(file('png'), renderPng(svg));
    // Last: with the specification there, the pictures are.
    await writeWhole(file('vl.json'), text);
  } catch (error) {
    throw folderFail(folder, error);
  }
  return svg;
}
