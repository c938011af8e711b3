import type { Statement, Statements } from '../../schemas/statements.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { shortName, verdictSign, verdictWords } from './claim-text.ts';
import { claimAnchor } from './html-claim.ts';
import { htmlText } from './html-text.ts';
import { markup, noMarkup, type Markup } from './markup.ts';

function claimLink(verdict: Verdict): Markup {
  const { verdict: word } = verdict;
  return markup`<li class="${word}"><span class="sign" aria-hidden="true">${verdictSign[word]}</span><a href="#${claimAnchor(verdict)}">${shortName(verdict)}</a> <small>${verdictWords(word)}</small></li>`;
}

function row(
  { says, place, claims = [], reason }: Statement,
  verdicts: ReadonlyMap<string, Verdict>,
): Markup {
  const known = claims.flatMap((id) => verdicts.get(id) ?? []);
  const links = known.length === 0 ? noMarkup : markup`<ul class="plainlist">${known.map(claimLink)}</ul>`;
  const why = reason === undefined ? noMarkup : markup`<p>${htmlText(reason)}</p>`;
  const none = known.length === 0 && reason === undefined ? markup`<p>Not part of this run.</p>` : noMarkup;
  return markup`
<tr><th scope="row">${htmlText(says)} <small>${place}</small></th><td>${links}${why}${none}</td></tr>`;
}

function summaryOf(statements: readonly Statement[], verdicts: ReadonlyMap<string, Verdict>): string {
  const known = [...new Set(statements.flatMap(({ claims = [] }) => claims))].flatMap(
    (id) => verdicts.get(id) ?? [],
  );
  const count = (word: Verdict['verdict']): number => known.filter(({ verdict }) => verdict === word).length;
  return (['contradicted', 'undecided', 'reproduced', 'not-run'] as const)
    .filter((word) => count(word) > 0)
    .map((word) => `${verdictSign[word]} ${count(word)}`)
    .join('  ');
}

/** What the paper says, section by section, with the claims that decide it or why none does. */
export function statementTables({ sections }: Statements, claims: readonly Verdict[]): Markup[] {
  const verdicts = new Map(claims.map((verdict) => [verdict.id, verdict]));
  return sections.map(
    ({ title, statements }) => markup`
<details class="fold"><summary><h3>${title}</h3> <small>${statements.length} ${statements.length === 1 ? 'sentence' : 'sentences'}; claims ${summaryOf(statements, verdicts)}</small></summary>
<div class="scroll" tabindex="0" role="group" aria-label="${title}, scrolls sideways"><table class="statements"><caption class="hidden">${title}</caption><thead><tr><th scope="col">the paper says</th><th scope="col">claims that decide it, or why none does</th></tr></thead>
<tbody>${statements.map((statement) => row(statement, verdicts))}
</tbody></table></div></details>`,
  );
}
