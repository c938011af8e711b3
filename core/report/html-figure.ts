import type { DrawnFigure } from '../../schemas/run.d.ts';
import { markup, trustedMarkup, type Markup } from './markup.ts';

/** A figure's drawing and caption, beside its entry in the run document. */
export interface ReportFigure {
  /** The figure's id: figure-1a. */
  readonly id: string;
  readonly caption: string;
  /** The drawing as SVG text, with ids of its own; absent where it is unavailable. */
  readonly svg?: string;
}

/** An SVG document's element alone: a page has no place for its XML declaration and document type. */
function element(svg: string): Markup {
  return trustedMarkup(svg.slice(Math.max(0, svg.indexOf('<svg'))).trim());
}

/** A figure's title led by its number in the paper, where it has one: `Fig. 1b. Title`. */
export function numberedTitle({ id, title }: Pick<DrawnFigure, 'id' | 'title'>): string {
  const [, number] = /^figure-(\d+[a-z]?)$/.exec(id) ?? [];
  return number === undefined ? title : `Fig. ${number}. ${title}`;
}

/** A figure with its caption, or the sentence that says why it is not there. */
export function figureBlock(drawn: DrawnFigure, figure: ReportFigure | undefined): Markup {
  const caption = figure?.caption ?? '';
  if (drawn.state === 'unavailable' || figure?.svg === undefined) {
    const reason = drawn.reason ?? 'its drawing is missing';
    return markup`
<figure id="${drawn.id}" class="unavailable"><figcaption><b>${numberedTitle(drawn)}.</b> Not drawn: ${reason}.</figcaption></figure>`;
  }
  return markup`
<figure id="${drawn.id}"><div class="plate" tabindex="0" role="group" aria-label="${drawn.title}, scrolls sideways"><div role="img" aria-label="${drawn.title}" aria-describedby="${drawn.id}-caption">${element(figure.svg)}</div></div>
<figcaption id="${drawn.id}-caption"><b>${numberedTitle(drawn)}.</b> ${caption}</figcaption></figure>`;
}
