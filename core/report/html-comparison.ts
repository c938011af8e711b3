import { readFileSync } from 'node:fs';
import path from 'node:path';
import { verdictSign, verdictWords } from './claim-text.ts';
import {
  compareClaims,
  type Change,
  type ComparedClaim,
  type ComparedPair,
  type ComparedSide,
} from './compare-claims.ts';
import { htmlInterval, htmlNumber } from './html-number.ts';
import { htmlText } from './html-text.ts';
import { markup, noMarkup, trustedMarkup, type Markup } from './markup.ts';

const titles = {
  verdict: 'Another verdict',
  apart: 'The same verdict, the numbers apart: their intervals have nothing in common',
  'only-here': 'Here only',
  'only-there': 'There only',
  within: 'The same verdict, another number, intervals that overlap',
  same: 'The same number',
} as const satisfies Record<Change, string>;

function cell(claim: ComparedClaim | undefined): Markup {
  if (claim === undefined) return markup`<td><span class="quiet">not there</span></td>`;
  const { verdict, estimate, interval, margin } = claim;
  return markup`<td>${verdictSign[verdict]} ${verdictWords(verdict)} <small>${htmlNumber(estimate, margin)}${htmlInterval(interval, margin)}</small></td>`;
}

function row({ id, change, here, there }: ComparedPair, statements: ReadonlyMap<string, string>): Markup {
  const isOtherMargin = here !== undefined && there !== undefined && here.margin !== there.margin;
  const margin = isOtherMargin ? markup` <span class="worse">another margin</span>` : noMarkup;
  const statement = statements.get(id);
  const told = statement === undefined ? noMarkup : markup`${htmlText(statement)} `;
  return markup`
<tr class="${change}"><th scope="row">${told}<code>${id}</code>${margin}</th>${cell(here)}${cell(there)}</tr>`;
}

function group(
  change: Change,
  pairs: readonly ComparedPair[],
  statements: ReadonlyMap<string, string>,
): Markup {
  const own = pairs.filter((pair) => pair.change === change);
  if (own.length === 0) return noMarkup;
  return markup`
<section aria-labelledby="${change}"><h2 id="${change}">${titles[change]} (${own.length})</h2>
<div class="scroll" tabindex="0" role="group" aria-label="${titles[change]}, scrolls sideways"><table class="numbers"><caption class="hidden">${titles[change]}</caption><thead><tr><th scope="col">claim</th><th scope="col">here</th><th scope="col">there</th></tr></thead>
<tbody>${own.map((pair) => row(pair, statements))}
</tbody></table></div></section>`;
}

function headline(pairs: readonly ComparedPair[]): string {
  const shared = pairs.filter(({ here, there }) => here !== undefined && there !== undefined);
  const other = pairs.filter(({ change }) => change === 'verdict').length;
  if (shared.length === 0) return 'There is no claim on both sides';
  if (other === 0) return 'No verdict differs';
  return `${other} of ${shared.length} verdicts ${other === 1 ? 'differs' : 'differ'}`;
}

function sideLine(word: string, { name, profile, engine, claims }: ComparedSide): Markup {
  return markup`<li><b>${word}</b>: <code>${name}</code>, profile ${profile}, engine ${engine}, ${claims.size} claims</li>`;
}

/**
 * A page of what differs between two results, claims that changed most first. It loads nothing and has no script. Pure.
 *
 * @param statements by claim id, where they are known
 */
export function comparisonPage(
  here: ComparedSide,
  there: ComparedSide,
  statements: ReadonlyMap<string, string>,
): string {
  const style = readFileSync(path.join(import.meta.dirname, 'report.css'), 'utf8');
  const pairs = compareClaims(here, there);
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'";
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta http-equiv="Content-Security-Policy" content="${policy}"/>
<link rel="icon" href="data:,"/>
<title>${headline(pairs)}</title>
<style>
${trustedMarkup(style)}</style>
</head>
<body>
<header><h1>${headline(pairs)}</h1>
<ul>${sideLine('Here', here)}${sideLine('There', there)}</ul></header>
<main id="main">${(Object.keys(titles) as Change[]).map((change) => group(change, pairs, statements))}
</main>
</body>
</html>
`.text;
}
