import { isDecidedIn, type Profile } from '../judge/judge.ts';
import { significant, significantInterval } from '../judge/significant.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';

/** A sign beside each verdict, so that it can be told without colour. */
export const verdictSign = {
  reproduced: '✓',
  contradicted: '✗',
  undecided: '?',
  'not-comparable': '≠',
  'not-run': '–',
} as const satisfies Record<Verdict['verdict'], string>;

/** A verdict as people write it: `not run`. */
export function verdictWords(verdict: Verdict['verdict']): string {
  return verdict.replace('-', ' ');
}

/** How to read {@link estimateText}. */
export const estimateHead = 'estimate [95 %] or (range)';

/**
 * `0.5 [0.25, 0.75]` with a 95 % interval, `0.5 (0.25 … 0.75)` with the range of the replicates, which is what worst-case
 * claims have; a dash where nothing was estimated.
 */
export function estimateText({ estimate, interval, margin, claim }: Verdict): string {
  const number = significant(estimate, margin);
  if (interval === null) return number;
  if (claim.test !== 'worst-case') return `${number} ${significantInterval(interval, margin)}`;
  return `${number} (${interval.map((end) => significant(end, margin)).join(' … ')})`;
}

/** The claimed side of the margin: `> 0.3` or `< 1e-9`. */
export function marginText({ claim, margin }: Verdict): string {
  return `${claim.direction === 'above' ? '>' : '<'} ${significant(margin)}`;
}

/** Whether the number agrees with the paper's; a dash where there is none to agree with. */
export function agreementText({ agreement }: Verdict): string {
  return agreement.word === 'no number' ? '–' : agreement.word;
}

/** How the claim moved against the baseline; a dash where nothing was measured that could have. */
export function driftText({ verdict, drift }: Verdict): string {
  return verdict === 'not-run' || verdict === 'not-comparable' ? '–' : drift;
}

/** The claim's name within its suite. */
export function shortName({ id, suite }: Verdict): string {
  return id.startsWith(`${suite}/`) ? id.slice(suite.length + 1) : id;
}

/** Whether it came out worse than it was accepted, or otherwise. */
export function isWorse({ drift }: Pick<Verdict, 'drift'>): boolean {
  return drift === 'regressed' || drift === 'changed';
}

/** Whether a reader must look at it: it does not stand as reproduced, or it has got worse. */
export function needsAttention(verdict: Verdict, profile: Profile): boolean {
  return isDecidedIn(verdict.claim, profile) && (verdict.verdict !== 'reproduced' || isWorse(verdict));
}

/** Verdicts by suite, both in the order in which they came. */
export function bySuite(verdicts: readonly Verdict[]): [string, Verdict[]][] {
  const suites = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    suites.set(verdict.suite, [...(suites.get(verdict.suite) ?? []), verdict]);
  }
  return [...suites];
}
