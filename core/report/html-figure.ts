import type { DrawnFigure } from '../../schemas/run.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { cleanSvg } from './clean-svg.ts';
import { shortName, verdictSign, verdictWords } from './claim-text.ts';
import { measuredText } from './figure-claims.ts';
import { claimAnchor } from './html-claim.ts';
import { htmlText } from './html-text.ts';
import { markup, noMarkup, trustedMarkup, type Markup } from './markup.ts';
import type { ReportExplorer, ReportFigure } from './report-parts.ts';

/** A figure's title led by its number in the paper, where it has one: `Fig. 1b. Title`. */
export function numberedTitle({ id, title }: Pick<DrawnFigure, 'id' | 'title'>): string {
  const [, number] = /^figure-(\d+[a-z]?)$/.exec(id) ?? [];
  return number === undefined ? title : `Fig. ${number}. ${title}`;
}

/** The place where the script puts what answers to the reader, with what it draws from. */
function explorerPlace({ id, content }: ReportExplorer): Markup {
  const json = JSON.stringify(content).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  return markup`
<div class="explorer" id="explore-${id}" hidden="hidden" data-explorer="${id}"></div><script type="application/json" id="explore-${id}-content">${trustedMarkup(json)}</script>`;
}

function backLinks(claims: readonly Verdict[]): Markup {
  if (claims.length === 0) return noMarkup;
  const links = claims.map((verdict) => {
    const measured = verdict.estimate === null ? '' : ` ${measuredText(verdict)}`;
    return markup`<li class="${verdict.verdict}"><span class="sign" aria-hidden="true">${verdictSign[verdict.verdict]}</span> <a href="#${claimAnchor(verdict)}">${shortName(verdict)}</a><span class="hidden">: ${verdictWords(verdict.verdict)}</span>${htmlText(measured)}</li>`;
  });
  return markup`<ul class="links" aria-label="Claims about this figure: estimate, 95 % interval or (range), number of replicates">${links}</ul>`;
}

/** What each of a figure's files is, by its extension, in the order of their links. */
const fileWords = { svg: 'SVG', png: 'PNG', pdf: 'PDF', 'vl.json': 'Vega-Lite', txt: 'caption' } as const;

/** Links to the figure's files, which lie beside the page; nothing else that a document names is linked. */
function fileLinks({ id, files = [] }: DrawnFigure): Markup {
  const links = Object.entries(fileWords).flatMap(([extension, word]) => {
    const file = `figures/${id}.${extension}`;
    return files.includes(file) && /^[\w./-]+$/.test(file)
      ? [markup`<li><a href="${file}" download="${id}.${extension}">${word}</a></li>`]
      : [];
  });
  return links.length === 0
    ? noMarkup
    : markup`<ul class="links files" aria-label="Files of this figure">${links}</ul>`;
}

/** What goes with one figure in the page. */
export interface FigureContext {
  readonly figure: ReportFigure | undefined;
  readonly explorer: ReportExplorer | undefined;
  /** Claims whose source names it. */
  readonly claims: readonly Verdict[];
}

/** A figure with its caption, or the sentence that says why it is not there. */
export function figureBlock(drawn: DrawnFigure, { figure, explorer, claims }: FigureContext): Markup {
  const caption = figure?.caption ?? '';
  const picture = figure?.svg === undefined ? undefined : cleanSvg(figure.svg);
  if (drawn.state !== 'drawn' || picture === undefined) {
    const reason = drawn.reason ?? 'its drawing is missing';
    return markup`
<figure id="${drawn.id}" class="unavailable"><figcaption><b>${numberedTitle(drawn)}.</b> Not drawn: ${htmlText(reason)}.</figcaption></figure>`;
  }
  return markup`
<figure id="${drawn.id}"><div class="plate" tabindex="0" role="group" aria-label="${drawn.title}, scrolls sideways"><div role="img" aria-label="${drawn.title}" aria-describedby="${drawn.id}-caption">${picture}</div></div>${explorer === undefined ? noMarkup : explorerPlace(explorer)}
<figcaption id="${drawn.id}-caption"><b>${numberedTitle(drawn)}.</b> ${htmlText(caption)}</figcaption>${fileLinks(drawn)}${backLinks(claims)}</figure>`;
}
