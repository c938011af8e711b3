import type { Verdict } from '../../schemas/verdict.d.ts';
import { isWorse, verdictSign, verdictWords } from './claim-text.ts';
import { claimAnchor } from './html-claim.ts';
import { htmlInterval, htmlNumber, htmlUnit } from './html-number.ts';
import { htmlText } from './html-text.ts';
import { markup, noMarkup, type Markup } from './markup.ts';

const intervals = {
  median: 'median and its interval',
  'worst-case': 'worst of all, and their range',
  proportion: 'share and its interval',
} as const satisfies Record<Verdict['claim']['test'], string>;

function paperCell({ paper, agreement }: Verdict): Markup {
  if (paper === null) return markup`<span class="quiet">no number</span>`;
  const number = typeof paper.value === 'number' ? htmlNumber(paper.value) : htmlText(paper.value);
  if (agreement.word === 'no number') return number;
  return markup`${number} <span class="${agreement.word}">${agreement.word}</span>`;
}

function oursCell({ estimate, interval, margin, claim, reason }: Verdict): Markup {
  if (estimate === null) return markup`<small>${htmlText(reason)}</small>`;
  return markup`<b>${htmlNumber(estimate, margin)}</b>${htmlInterval(interval, margin)}${htmlUnit(claim.unit)}<small>${intervals[claim.test]}</small>`;
}

function row(verdict: Verdict): Markup {
  const { claim, margin, drift } = verdict;
  const worse = isWorse(verdict) ? markup` <span class="worse">${drift}</span>` : noMarkup;
  const note =
    claim.kind === 'paper'
      ? noMarkup
      : markup` <small class="kind">${claim.kind === 'control' ? 'control' : 'theorem check'}</small>`;
  return markup`
<tr class="${verdict.verdict}"><td class="state"><span class="sign" aria-hidden="true">${verdictSign[verdict.verdict]}</span><span class="hidden">${verdictWords(verdict.verdict)}</span></td>
<th scope="row"><a href="#${claimAnchor(verdict)}">${htmlText(verdict.statement)}</a>${note}${worse}</th>
<td>${oursCell(verdict)}</td><td class="number">${claim.direction === 'above' ? '>' : '<'} ${htmlNumber(margin)}</td><td>${paperCell(verdict)}</td></tr>`;
}

/** Claims with estimate, interval, margin, the paper’s number for the same quantity, and whether ours agrees with it. */
export function numbersTable(caption: string, verdicts: readonly Verdict[]): Markup {
  return markup`
<div class="scroll" tabindex="0" role="group" aria-label="${caption}, scrolls sideways"><table class="numbers"><caption class="hidden">${caption}</caption>
<thead><tr><td></td><th scope="col">statement</th><th scope="col">here</th><th scope="col">holds when</th><th scope="col">the paper has</th></tr></thead>
<tbody>${verdicts.map(row)}
</tbody></table></div>`;
}
