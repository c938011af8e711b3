import { isDecidedIn, type Profile } from '../judge/judge.ts';
import { significant } from '../judge/significant.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { bySuite, estimateText, isWorse, marginText, shortName, verdictWords } from './claim-text.ts';
import { markup, noMarkup, type Markup } from './markup.ts';

type Outcome = 'passed' | 'failure' | 'skipped';

/**
 * What a claim is to a test reporter: contradicted or regressed is a failure; undecided, not comparable and not run
 * are skipped, with the reason as the message, since reporters have no third colour and an open question is no
 * broken test. The gate's exit code still tells them from passed ones.
 */
export function junitOutcome(verdict: Verdict, profile: Profile): Outcome {
  if (!isDecidedIn(verdict.claim, profile)) return 'skipped';
  if (verdict.verdict === 'contradicted' || isWorse(verdict)) return 'failure';
  return verdict.verdict === 'reproduced' ? 'passed' : 'skipped';
}

function facts(verdict: Verdict): string {
  const { claim, baseline, statement, reason } = verdict;
  return [
    statement,
    reason,
    `Estimand: ${claim.estimand} (unit ${claim.unit}, ${claim.test})`,
    `Estimate: ${estimateText(verdict)}, margin ${marginText(verdict)}`,
    baseline === null
      ? 'Baseline: none'
      : `Baseline: ${baseline.verdict} at ${significant(baseline.estimate)} (${verdict.drift})`,
    `Kind: ${claim.kind}. ${verdict.agreement.reason}`,
    ...verdict.excluded.map((one) => `Left out: ${one.label}: ${one.reason}`),
    ...(verdict.notes ?? []),
  ].join('\n');
}

function outcome(verdict: Verdict, profile: Profile): Markup {
  switch (junitOutcome(verdict, profile)) {
    case 'passed':
      return noMarkup;
    case 'failure': {
      const type = isWorse(verdict) ? verdict.drift : verdict.verdict;
      return markup`
      <failure type="${type}" message="${verdict.reason}">${facts(verdict)}</failure>`;
    }
    case 'skipped':
      return markup`
      <skipped message="${`${verdictWords(verdict.verdict)}: ${verdict.reason}`}"/>`;
  }
}

function testcase(verdict: Verdict, profile: Profile): Markup {
  // A failure holds the facts already.
  const isFailure = junitOutcome(verdict, profile) === 'failure';
  const output = markup`
      <system-out>${facts(verdict)}</system-out>`;
  return markup`
    <testcase classname="${verdict.suite}" name="${shortName(verdict)}" time="0">${outcome(verdict, profile)}${
      isFailure ? noMarkup : output
    }
    </testcase>`;
}

/** Counts as both levels may carry them: Jenkins' schema knows `skipped` on a suite alone. */
function counts(verdicts: readonly Verdict[], profile: Profile, level: 'suite' | 'all'): Markup {
  const having = (wanted: Outcome): number =>
    verdicts.filter((verdict) => junitOutcome(verdict, profile) === wanted).length;
  const [failures, skipped] = [having('failure'), having('skipped')];
  const more = level === 'suite' ? markup` skipped="${skipped}"` : noMarkup;
  return markup`tests="${verdicts.length}" failures="${failures}" errors="0"${more} time="0"`;
}

/**
 * The verdicts as a JUnit XML document: a `testsuite` a suite, a `testcase` a claim, with every fact of the
 * verdict in its `system-out`. It fits Jenkins' schema (xunit-plugin, junit-10.xsd). Every `time` is 0, since claims are
 * judged and not timed; readers that add times up would make NaN of none.
 */
export function junitXml(verdicts: readonly Verdict[], profile: Profile): string {
  const suites = bySuite(verdicts).map(
    ([suite, members]) => markup`
  <testsuite name="${suite}" ${counts(members, profile, 'suite')}>${members.map((one) => testcase(one, profile))}
  </testsuite>`,
  );
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="getrich-bench, profile ${profile}" ${counts(verdicts, profile, 'all')}>${suites}
</testsuites>
`.text;
}
