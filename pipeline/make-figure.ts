import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PaperFiles } from '../core/judge/paper-value.ts';
import { isAbout, judgedText } from '../core/report/figure-claims.ts';
import type { PictureNote } from '../core/report/picture-note.ts';
import type { Figure, Spec } from '../figures/shared/figure.ts';
import { CellSet, type Experiments } from '../schemas/cell-set.ts';
import type { Result } from '../schemas/result.d.ts';
import type { Verdict } from '../schemas/verdict.d.ts';
import type { DrawOptions } from './draw-options.ts';
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

/** What is drawn from, and how. */
export interface DrawingRequest {
  readonly results: readonly Result[];
  readonly paper: PaperFiles;
  /** What the figures' claims came to. */
  readonly verdicts: readonly Verdict[];
  readonly out: string;
  readonly options?: DrawOptions;
}

export type Made =
  | { readonly state: 'drawn'; readonly spec: Spec; readonly caption: string; readonly note: PictureNote }
  | { readonly state: 'unavailable'; readonly reason: string };

/** A figure's specification and what its pictures say of themselves. */
export function makeFigure(
  figure: Figure<Experiments>,
  { results, paper, verdicts }: DrawingRequest,
  { width, title }: DrawOptions,
): Made {
  const cells = new CellSet(results.filter(({ cell }) => cell.suite === figure.suite));
  const drawn = figure.draw(cells, paper);
  if (drawn.state === 'unavailable') return drawn;
  const own = verdicts.filter((verdict) => isAbout(verdict, figure));
  const provenance = figureProvenance(figure, cells.read, own);
  const caption = [drawn.says ?? '', figure.caption].filter((text) => text !== '').join(' ');
  const description = [caption, ...subtitleOf(drawn.spec), judgedText(own)].filter(Boolean).join(' ');
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
