import { isDecidedIn } from '../judge/judge.ts';
import type { Run } from '../../schemas/run.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { isWorse, verdictSign, verdictWords } from './claim-text.ts';
import { claimAnchor } from './html-claim.ts';
import { htmlInterval, htmlNumber } from './html-number.ts';
import { markup, noMarkup, type Markup } from './markup.ts';
import { rerunCommand } from './rerun-command.ts';
import { agreementLine, kindLine, tally } from './tally.ts';

const groups = [
  { title: 'Does not hold', verdicts: ['contradicted'] },
  { title: 'Open', verdicts: ['undecided', 'not-comparable', 'not-run'] },
  { title: 'Holds', verdicts: ['reproduced'] },
] as const satisfies readonly { title: string; verdicts: readonly Verdict['verdict'][] }[];

/**
 * The answer of a run in one sentence, such as `40 of 42 statements of the paper are reproduced`: statements of the paper
 * alone; checks of theorems and controls are told below.
 */
export function headline({ claims, profile }: Pick<Run, 'claims' | 'profile'>): string {
  const { byKind } = tally(claims, profile);
  const { decided, counts } = byKind.paper;
  if (decided === 0) return `Profile ${profile} decides no statement of the paper here`;
  if (counts.reproduced < decided)
    return `${counts.reproduced} of ${decided} statements of the paper are reproduced`;
  return decided === 1
    ? 'The one statement of the paper is reproduced'
    : `All ${decided} statements of the paper are reproduced`;
}

/** What the headline leaves out: the claims that are not reproduced, and those that have got worse. */
function subline({ claims, profile }: Run): string {
  const counted = tally(claims, profile);
  const { byKind, regressed, elsewhere } = counted;
  const { counts } = byKind.paper;
  const parts = (['contradicted', 'undecided', 'not-comparable', 'not-run'] as const)
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${verdictWords(verdict)}`);
  const agreement = agreementLine(counted);
  const rest = [
    ...(parts.length === 0 ? [] : [`${parts.join(', ')}.`]),
    ...(agreement === undefined ? [] : [`${agreement}.`]),
    ...(['theorem', 'control'] as const)
      .filter((kind) => byKind[kind].decided > 0)
      .map((kind) => `Beside them: ${kindLine(kind, byKind[kind])}.`),
  ];
  const drift =
    regressed === 0
      ? 'None has regressed or changed since its baseline.'
      : `${regressed} regressed or changed since the accepted baseline.`;
  const left = elsewhere === 0 ? [] : [`${elsewhere} more can only be decided by another profile.`];
  return [...rest, drift, ...left].join(' ');
}

function strip(decided: readonly Verdict[]): Markup {
  const order = groups.flatMap(({ verdicts }) => verdicts as readonly string[]).toReversed();
  const sorted = decided.toSorted((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
  const links = sorted.map(
    (verdict) =>
      markup`<a class="${verdict.verdict}" tabindex="-1" href="#${claimAnchor(verdict)}" title="${verdict.id}: ${verdictWords(verdict.verdict)}"></a>`,
  );
  return markup`<div class="strip" aria-hidden="true">${links}</div>`;
}

function entry(verdict: Verdict): Markup {
  const worse = isWorse(verdict) ? markup` <span class="worse">${verdict.drift}</span>` : noMarkup;
  const sign = verdict.claim.direction === 'above' ? '>' : '<';
  const { estimate, interval, margin } = verdict;
  const numbers =
    estimate === null
      ? markup`${verdict.reason}`
      : markup`${htmlNumber(estimate, margin)}${htmlInterval(interval, margin)}, margin ${sign} ${htmlNumber(margin)}`;
  return markup`<li class="${verdict.verdict}"><span class="sign" aria-hidden="true">${verdictSign[verdict.verdict]}</span>
<a href="#${claimAnchor(verdict)}">${verdict.statement}</a> <small>${numbers}${worse}</small></li>`;
}

function group(title: string, members: readonly Verdict[]): Markup {
  if (members.length === 0) return noMarkup;
  return markup`<section><h2>${title} <span class="count">${members.length}</span></h2><ul>${members.map(entry)}</ul></section>`;
}

/** The first screen: the answer, what holds, what does not, what is open, and how to get it again. */
export function headlineSection(run: Run): Markup {
  const decided = run.claims.filter(({ claim }) => isDecidedIn(claim, run.profile));
  const lists = groups.map(({ title, verdicts }) =>
    group(
      title,
      decided.filter(({ verdict }) => (verdicts as readonly string[]).includes(verdict)),
    ),
  );
  return markup`
<header>
<p class="eyebrow">Get rich quick, reproduced · profile <b>${run.profile}</b> · engine <b>${run.engine}</b></p>
<h1>${headline(run)}</h1>
<p class="lead">${subline(run)}</p>
${strip(decided)}
<div class="overview">${lists}</div>
<p class="rerun">Run it again: <code>${rerunCommand(run)}</code></p>
</header>`;
}
