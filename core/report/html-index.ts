import { isDecidedIn } from '../judge/judge.ts';
import type { Run } from '../../schemas/run.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { agreementText, verdictSign, verdictWords } from './claim-text.ts';
import { claimAnchor } from './html-claim.ts';
import { htmlInterval, htmlNumber } from './html-number.ts';
import { htmlText } from './html-text.ts';
import { markup, type Markup } from './markup.ts';
import { kindWords } from './tally.ts';

function row(verdict: Verdict): Markup {
  const { claim, estimate, interval, margin } = verdict;
  return markup`
<tr class="${verdict.verdict}" data-kind="${claim.kind}" data-verdict="${verdict.verdict}" data-agreement="${verdict.agreement.word}"><td class="state"><span class="sign" aria-hidden="true">${verdictSign[verdict.verdict]}</span><span class="hidden">${verdictWords(verdict.verdict)}</span></td>
<th scope="row"><a href="#${claimAnchor(verdict)}">${htmlText(verdict.statement)}</a> <code>${verdict.id}</code></th>
<td>${kindWords[claim.kind][0]}</td><td class="number">${htmlNumber(estimate, margin)}${htmlInterval(interval, margin)}</td><td>${agreementText(verdict)}</td></tr>`;
}

function choice(name: string, label: string, options: readonly (readonly [string, string])[]): Markup {
  const lines = options.map(([value, text]) => markup`<option value="${value}">${text}</option>`);
  return markup`<label>${label} <select name="${name}"><option value="">all</option>${lines}</select></label>`;
}

/** Shown by the script, since nothing happens without it. */
const filter = markup`
<form id="filter" class="filter" role="search" aria-label="Claims" hidden="hidden">
<label>Text <input type="search" name="text" autocomplete="off"/></label>
${choice('kind', 'Kind', [
  ['paper', kindWords.paper[0]],
  ['theorem', kindWords.theorem[0]],
  ['control', kindWords.control[0]],
])}
${choice('verdict', 'Verdict', [
  ['contradicted', 'contradicted'],
  ['undecided', 'undecided'],
  ['reproduced', 'reproduced'],
  ['not-run', 'not run'],
])}
${choice('agreement', 'The paper’s number', [
  ['differs', 'differs'],
  ['agrees', 'agrees'],
  ['no number', 'none'],
])}
<p role="status" id="found"></p>
</form>`;

/** Every claim that the profile decides, a row each, with a filter where the script runs. */
export function indexSection({ claims, profile }: Run): Markup {
  const decided = claims.filter(({ claim }) => isDecidedIn(claim, profile));
  return markup`
<section id="index" aria-labelledby="index-title">
<h2 id="index-title">Find a claim</h2>
<p class="note">All ${decided.length} claims that profile ${profile} decides. Each leads to its evidence.</p>${filter}
<details class="fold" id="all-claims"><summary>The table of all claims</summary>
<div class="scroll" tabindex="0" role="group" aria-label="All claims, scrolls sideways"><table class="numbers index"><caption class="hidden">All claims</caption>
<thead><tr><td></td><th scope="col">claim</th><th scope="col">kind</th><th scope="col">here</th><th scope="col">the paper’s number</th></tr></thead>
<tbody>${decided.map(row)}
</tbody></table></div></details>
</section>`;
}
