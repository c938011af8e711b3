import type { PaperValue, Verdict } from '../../schemas/verdict.d.ts';
import { driftText, isWorse, shortName, verdictSign, verdictWords } from './claim-text.ts';
import { durationText } from './duration-text.ts';
import { htmlInterval, htmlNumber, htmlUnit } from './html-number.ts';
import { htmlText } from './html-text.ts';
import { markup, noMarkup, type Markup } from './markup.ts';
import type { ClaimRun } from './report-parts.ts';
import { kindWords } from './tally.ts';
import { whiskerSvg } from './whisker.ts';

/** Characters of labels that a fact has room for. */
const longestList = 120;

const testWords = {
  median: 'median over replicates and its interval',
  'worst-case': 'worst replicate, and the range of all',
  proportion: 'share of successes, 95 % Clopper–Pearson interval',
} as const satisfies Record<Verdict['claim']['test'], string>;

/** The anchor of a claim in the page. */
export function claimAnchor({ id }: Verdict): string {
  return `claim-${id.replace(/[^A-Za-z0-9-]+/g, '-')}`;
}

/** What goes with one claim in the page. */
export interface ClaimContext {
  /** What it takes to get it again; absent where the profile does not decide it. */
  readonly run: ClaimRun | undefined;
  /** Figures that show it: their ids and short titles. */
  readonly figures: readonly { readonly id: string; readonly title: string }[];
}

/** A verdict as a small label: sign and word, coloured. */
export function verdictBadge({ verdict }: Verdict): Markup {
  return markup`<span class="badge ${verdict}"><span aria-hidden="true">${verdictSign[verdict]}</span> ${verdictWords(verdict)}</span>`;
}

function fact(name: string, value: Markup): Markup {
  return markup`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function estimateFact({ claim, estimate, interval, margin }: Verdict): Markup {
  if (estimate === null) return fact('Estimate', markup`none`);
  const number = markup`<b>${htmlNumber(estimate, margin)}</b>${htmlInterval(interval, margin)}${htmlUnit(claim.unit)}`;
  return fact('Estimate', markup`${number} <small>${testWords[claim.test]}</small>`);
}

function marginFact({ claim, margin }: Verdict): Markup {
  const sign = claim.direction === 'above' ? '>' : '<';
  return fact('Holds when', markup`${sign} ${htmlNumber(margin)}${htmlUnit(claim.unit)}`);
}

function quoted({ value, what, source }: PaperValue): Markup {
  const number = typeof value === 'number' ? htmlNumber(value) : htmlText(value);
  return markup`${number} <small>${htmlText(what)} (${source})</small>`;
}

/** The paper's number for the same quantity and whether ours agrees; else one of another quantity, called that. */
function paperFacts({ paper, related, agreement }: Verdict): Markup[] {
  const other = related === undefined ? [] : [fact('Paper, of another quantity', quoted(related))];
  if (paper === null)
    return [fact('Paper', markup`<span class="quiet">gives no number for this quantity</span>`), ...other];
  const word = markup`<span class="${agreement.word === 'differs' ? 'worse' : 'drift'}">${agreement.word}</span>`;
  return [
    fact('Paper', quoted(paper)),
    fact('Same number?', markup`${word} <small>${htmlText(agreement.reason)}</small>`),
    ...other,
  ];
}

function baselineFact(verdict: Verdict): Markup {
  const { baseline, margin } = verdict;
  if (baseline === null) return fact('Baseline', markup`<span class="quiet">none accepted yet</span>`);
  const numbers = markup`${htmlNumber(baseline.estimate, margin)}${htmlInterval(baseline.interval, margin)}`;
  return fact(
    'Baseline',
    markup`${numbers} <small>accepted as ${baseline.verdict}; now: <span class="${isWorse(verdict) ? 'worse' : 'drift'}">${driftText(verdict)}</span></small>`,
  );
}

/** Seeds are listed; labels that are whole settings are left to the raw values. */
function replicatesFact({ seeds }: Verdict): Markup {
  if (seeds.length === 0) return noMarkup;
  const list = seeds.join(', ');
  return fact(
    'Replicates',
    markup`${seeds.length} <small>${list.length <= longestList ? list : 'named in the raw values'}</small>`,
  );
}

function excludedFact({ excluded }: Verdict): Markup {
  if (excluded.length === 0) return noMarkup;
  const lines = excluded.map(({ label, reason }) => markup`<li>${label}: ${htmlText(reason)}</li>`);
  return fact('Left out', markup`<ul class="excluded">${lines}</ul>`);
}

function notes({ notes: lines = [] }: Verdict): Markup {
  if (lines.length === 0) return noMarkup;
  return markup`<ul class="notes">${lines.map((line) => markup`<li>${htmlText(line)}</li>`)}</ul>`;
}

function rawValues({ samples, claim }: Verdict): Markup {
  if (samples.length === 0) return noMarkup;
  const lines = samples.map(
    ({ label, value }) =>
      markup`<tr><th scope="row">${htmlText(label)}</th><td>${htmlText(String(value))}</td></tr>`,
  );
  return markup`<details><summary>Raw values</summary>
<div class="scroll" tabindex="0" role="group" aria-label="Raw values"><table class="raw"><thead><tr><th scope="col">replicate</th><th scope="col">value (${claim.unit})</th></tr></thead>
<tbody>${lines}</tbody></table></div></details>`;
}

function figuresFact({ figures }: ClaimContext): Markup {
  if (figures.length === 0) return noMarkup;
  const links = figures.map(({ id, title }, index) =>
    index === 0 ? markup`<a href="#${id}">${title}</a>` : markup`, <a href="#${id}">${title}</a>`,
  );
  return fact('Figures', markup`${links}`);
}

function runFact({ run }: ClaimContext, { suite }: Verdict): Markup {
  if (run === undefined) return noMarkup;
  const cells = `${run.cells} ${run.cells === 1 ? 'cell' : 'cells'}`;
  return fact(
    'Only this',
    markup`<code class="command">${run.command}</code> <small><a href="#cells-${suite}">${cells}</a>, trained in ${durationText(run.seconds)}</small>`,
  );
}

function facts(verdict: Verdict, context: ClaimContext): Markup {
  const { claim } = verdict;
  const rows = [
    fact('Estimand', htmlText(claim.estimand)),
    estimateFact(verdict),
    marginFact(verdict),
    ...paperFacts(verdict),
    baselineFact(verdict),
    replicatesFact(verdict),
    excludedFact(verdict),
    fact('Source', htmlText(claim.source)),
    figuresFact(context),
    runFact(context, verdict),
  ];
  return markup`<dl>${rows}</dl>`;
}

/** One claim with everything that is known about it. */
export function claimArticle(verdict: Verdict, context: ClaimContext): Markup {
  const { claim } = verdict;
  const regressed = isWorse(verdict)
    ? markup` <span class="badge contradicted">${verdict.drift}</span>`
    : noMarkup;
  return markup`
<article class="claim ${verdict.verdict}" id="${claimAnchor(verdict)}" tabindex="-1">
<div class="what">
<p class="badges">${verdictBadge(verdict)}${regressed} <small>${kindWords[claim.kind][0]}</small> <code>${shortName(verdict)}</code></p>
<h4>${htmlText(verdict.statement)}</h4>
<p class="reason">${htmlText(verdict.reason)}</p>
${whiskerSvg(verdict)}
${notes(verdict)}${rawValues(verdict)}
</div>
${facts(verdict, context)}
</article>`;
}
