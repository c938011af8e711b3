import { isDecidedIn } from '../judge/judge.ts';
import type { Run } from '../../schemas/run.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { isWorse, verdictSign } from './claim-text.ts';
import { headingAgreement, type HeadingVerdict } from './heading-verdict.ts';
import { claimAnchor } from './html-claim.ts';
import { paperAddress } from './html-heading.ts';
import { htmlNumber } from './html-number.ts';
import { htmlText } from './html-text.ts';
import { markup, noMarkup, type Markup } from './markup.ts';
import { profileWords } from './profile-words.ts';
import { kindLine, tally, type KindTally } from './tally.ts';

/** Statements that are neither reproduced nor contradicted. */
function openOf({ decided, counts }: KindTally): number {
  return decided - counts.reproduced - counts.contradicted;
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}

/**
 * The answer of a run in one sentence, such as `2 of 49 statements of the paper are contradicted, 47 reproduced`: what does
 * not hold before what does, and statements of the paper alone; checks of theorems and controls are told below.
 */
export function headline({ claims, profile }: Pick<Run, 'claims' | 'profile'>): string {
  const { byKind } = tally(claims, profile);
  const { decided, counts } = byKind.paper;
  if (decided === 0) return `Profile ${profile} decides no statement of the paper here`;
  const open = openOf(byKind.paper);
  const rest = counts.reproduced === 0 ? '' : `, ${counts.reproduced} reproduced`;
  if (counts.contradicted > 0) {
    const opened = open === 0 ? '' : `, ${open} open`;
    return `${counts.contradicted} of ${decided} statements of the paper ${are(counts.contradicted)} contradicted${opened}${rest}`;
  }
  if (open > 0) return `${open} of ${decided} statements of the paper ${are(open)} open${rest}`;
  return decided === 1
    ? 'The one statement of the paper is reproduced'
    : `All ${decided} statements of the paper are reproduced`;
}

/** What the headline leaves out: the paper’s numbers, checks and controls, and what has got worse. */
function subline({ claims, profile, cells }: Run, statements: readonly Verdict[]): string {
  const { byKind, regressed, elsewhere } = tally(claims, profile);
  const saying = (word: string): number =>
    statements.filter(({ agreement }) => agreement.word === word).length;
  const [differs, agrees] = [saying('differs'), saying('agrees')];
  const beside = (['theorem', 'control'] as const).filter((kind) => byKind[kind].decided > 0);
  const { keptStale = 0 } = cells;
  return [
    ...(keptStale === 0
      ? []
      : [
          `${keptStale} of ${cells.total} cells were trained by other code than today’s, and kept on request.`,
        ]),
    ...(differs + agrees === 0
      ? []
      : [
          `Where the paper has a number for the same quantity, ours differs in ${differs} and agrees in ${agrees} of ${differs + agrees} cases.`,
        ]),
    ...(beside.length === 0
      ? []
      : [`Not counted here: ${beside.map((kind) => kindLine(kind, byKind[kind])).join('; ')}.`]),
    regressed === 0
      ? 'None has regressed or changed since its baseline.'
      : `${regressed} regressed or changed since the accepted baseline.`,
    ...(elsewhere === 0 ? [] : [`${elsewhere} more can only be decided by another profile.`]),
  ].join(' ');
}

function answer(judged: HeadingVerdict): Markup {
  const { heading, label, sign, look, deciding } = judged;
  const hold = deciding.filter(({ verdict }) => verdict === 'reproduced').length;
  const numbers = deciding.some(({ agreement }) => agreement.word !== 'no number')
    ? ` ${headingAgreement(judged)}`
    : '';
  const told = `${hold} of ${heading.claims.length} claims hold.${numbers}`;
  return markup`
<li class="${look}"><span class="sign" aria-hidden="true">${sign}</span><a href="#${heading.id}">${heading.heading}</a> <b class="word">${label}</b><small>${told} <em>But:</em> ${htmlText(heading.caveat)}</small></li>`;
}

function troubled(verdict: Verdict): Markup {
  const { estimate, margin, claim } = verdict;
  const numbers =
    estimate === null
      ? htmlText(verdict.reason)
      : markup`here ${htmlNumber(estimate, margin)}, claimed ${claim.direction === 'above' ? '>' : '<'} ${htmlNumber(margin)}`;
  const worse = isWorse(verdict) ? markup` <span class="worse">${verdict.drift}</span>` : noMarkup;
  return markup`<li class="${verdict.verdict}"><span class="sign" aria-hidden="true">${verdictSign[verdict.verdict]}</span><a href="#${claimAnchor(verdict)}">${htmlText(verdict.statement)}</a> <small>${numbers}${worse}</small></li>`;
}

function different(verdict: Verdict): Markup {
  const { estimate, margin, paper } = verdict;
  const value = paper?.value ?? '';
  return markup`<li><span class="sign" aria-hidden="true">≠</span><a href="#${claimAnchor(verdict)}">${htmlText(verdict.statement)}</a> <small>here ${htmlNumber(estimate, margin)}, the paper ${typeof value === 'number' ? htmlNumber(value) : htmlText(value)}</small></li>`;
}

function list(title: string, lines: readonly Markup[], isFolded: boolean): Markup {
  if (lines.length === 0) return noMarkup;
  const items = markup`<ul class="plainlist">${lines}</ul>`;
  return isFolded
    ? markup`<details class="fold"><summary>${title}</summary>${items}</details>`
    : markup`<section class="trouble"><h2>${title}</h2>${items}</section>`;
}

/** The first screen: the answer, the abstract’s claims with a verdict each, what does not hold, what differs. */
export function headlineSection(run: Run, headings: readonly HeadingVerdict[]): Markup {
  const decided = run.claims.filter(({ claim }) => isDecidedIn(claim, run.profile));
  const statements = decided.filter(({ claim }) => claim.kind === 'paper');
  const contradicted = statements.filter(({ verdict }) => verdict === 'contradicted');
  const open = statements.filter(({ verdict }) => verdict !== 'contradicted' && verdict !== 'reproduced');
  const worse = decided.filter((verdict) => isWorse(verdict) && !contradicted.includes(verdict));
  const differs = statements.filter(({ agreement }) => agreement.word === 'differs');
  return markup`
<header>
<p class="eyebrow"><a href="${paperAddress}" rel="noreferrer">Get rich quick</a> (Kunin et al., NeurIPS 2024), reproduced. Profile <b>${run.profile}</b>: ${profileWords[run.profile]}. Engine <b>${run.engine}</b>.</p>
<h1>${headline(run)}</h1>
<ol class="answers" aria-label="The claims of the abstract">${headings.map(answer)}
</ol>
<p class="lead">${subline(run, statements)}</p>
${list('Contradicted', contradicted.map(troubled), false)}${list('Got worse since the baseline', worse.map(troubled), false)}${list('Open', open.map(troubled), open.length > 6)}${list(`Numbers that differ from the paper’s (${differs.length})`, differs.map(different), true)}
</header>`;
}
