import type { Claim } from '../../schemas/claim.d.ts';
import type { Run } from '../../schemas/run.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { bySuite } from './claim-text.ts';
import { sortedWorstFirst } from './heading-verdict.ts';
import { htmlText } from './html-text.ts';
import { statementTables } from './html-statements.ts';
import { markup, noMarkup, type Markup } from './markup.ts';
import type { PageBlocks } from './page-blocks.ts';
import type { ReportParts, ReportSuite } from './report-parts.ts';
import { kindLine, tally } from './tally.ts';

/** Suites of other works than the paper: those that decide none of its statements. */
export function otherWorks({ claims }: Run, { suites, statements }: ReportParts): ReportSuite[] {
  const ofPaper = new Set([
    ...statements.abstract.flatMap(({ claims: ids }) => ids),
    ...statements.sections.flatMap((section) => section.statements.flatMap(({ claims: ids = [] }) => ids)),
  ]);
  return suites.filter(
    ({ id }) => !claims.some((verdict) => verdict.suite === id && ofPaper.has(verdict.id)),
  );
}

function folded(title: string, content: readonly Markup[], look: 'claims' | 'figures'): Markup {
  if (content.length === 0) return noMarkup;
  return markup`
<details class="fold"><summary><h3>${title}</h3> <small>${content.length}</small></summary><div class="${look}">${content}
</div></details>`;
}

function foldedBySuite(verdicts: readonly Verdict[], parts: ReportParts, blocks: PageBlocks): Markup[] {
  return bySuite(verdicts).map(([id, own]) =>
    folded(
      parts.suites.find((suite) => suite.id === id)?.title ?? id,
      blocks.takeArticles(sortedWorstFirst(own)),
      'claims',
    ),
  );
}

function verdictsOf({ claims }: Run, kind: Claim['kind'], others: readonly ReportSuite[]): Verdict[] {
  return claims.filter(({ claim, suite }) => claim.kind === kind && !others.some(({ id }) => id === suite));
}

/** The paper’s sentences, section by section, and the evidence of those that no heading has; the figures that are left. */
export function restSection(run: Run, parts: ReportParts, blocks: PageBlocks): Markup {
  const left = verdictsOf(run, 'paper', otherWorks(run, parts));
  return markup`
<section id="rest" aria-labelledby="rest-title">
<h2 id="rest-title">What else the paper says</h2>
<p class="note">Its sentences in our words, section by section, and which claims decide each, or why none does.</p>
${statementTables(parts.statements, run.claims)}
<h3>Evidence for statements that stand under no heading above</h3>
${foldedBySuite(left, parts, blocks)}
${folded('Other figures', blocks.takeFigures(), 'figures')}
</section>`;
}

const kindIntroductions = {
  theorem: [
    'Theorem checks',
    'Equations and definitions of the paper, each computed in two independent ways. They show that the programs compute what the paper defines, and are no experiments.',
  ],
  control: [
    'Controls',
    'Questions of ours that the paper does not ask: whether an effect has another cause, and whether a measure can see what it is meant to. Those of the claims above stand with them.',
  ],
} as const;

/** All theorem checks, or all controls, of the paper’s suites. */
export function kindSection(
  kind: 'theorem' | 'control',
  run: Run,
  parts: ReportParts,
  blocks: PageBlocks,
): Markup {
  const verdicts = verdictsOf(run, kind, otherWorks(run, parts));
  const [title, introduction] = kindIntroductions[kind];
  const counted = tally(verdicts, run.profile).byKind[kind];
  return markup`
<section id="${kind}" aria-labelledby="${kind}-title">
<h2 id="${kind}-title">${title}</h2>
<p class="note">${introduction} ${counted.decided === 0 ? 'None in this run' : kindLine(kind, counted)}.</p>
${foldedBySuite(verdicts, parts, blocks)}
</section>`;
}

/** A suite of another work: its claims and figures. */
export function otherWork(
  { id, title, source, note }: ReportSuite,
  { claims, figures }: Run,
  blocks: PageBlocks,
): Markup {
  const own = figures.filter(({ suite }) => suite === id);
  return markup`
<section id="suite-${id}" aria-labelledby="title-${id}">
<h2 id="title-${id}">${title}</h2>
<p class="note">Another work, and no part of the counts of the paper’s statements. ${htmlText(source)}. ${htmlText(note)}</p>
${folded('Figures', blocks.takeFigures(own.map((figure) => figure.id)), 'figures')}
${folded('Claims', blocks.takeArticles(sortedWorstFirst(claims.filter(({ suite }) => suite === id))), 'claims')}
</section>`;
}
