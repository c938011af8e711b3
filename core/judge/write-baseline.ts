import { documentText, writeWholeSync } from '../files.ts';
import type { AcceptedClaim, Baseline } from '../../schemas/baseline.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { problems } from '../../schemas/validate.ts';
import { contentAddress } from '../content-address.ts';
import { Fail } from '../fail.ts';
import { baselineName, baselinePath } from './baseline-file.ts';
import { isDecidedIn } from './judge.ts';

function acceptedClaim(verdict: Verdict): AcceptedClaim {
  return {
    verdict: verdict.verdict,
    estimate: verdict.estimate,
    interval: verdict.interval === null ? null : [...verdict.interval],
    margin: verdict.margin,
    test: verdict.claim.test,
    samples: verdict.samples.map(({ label, value }) => ({ label, value })),
  };
}

/** What stays of an accepted baseline. */
export interface Kept {
  readonly before: Baseline | undefined;
  /** Claims that are not accepted now: not all of their cells are among the results. */
  readonly claims: ReadonlySet<string>;
}

const nothingKept: Kept = { before: undefined, claims: new Set() };

/** Why the values are the right ones, those that stay as they were included. */
function reasonFor(reason: string, now: readonly Verdict[], { before }: Kept): string {
  const stay = Object.keys(before?.claims ?? {}).some((id) => !now.some((verdict) => verdict.id === id));
  return stay && before !== undefined
    ? `${reason} (${now.length} claims; the others: ${before.reason})`
    : reason;
}

/**
 * The baseline that makes a suite's present verdicts the accepted ones. Verdicts of other suites and of claims
 * that the profile does not decide are left out; claims and fields come in a fixed order, so that equal verdicts
 * give equal text. Verdicts are accepted as they are, contradicted ones too: a baseline says what was measured.
 *
 * @param kept claims whose cells are not all there: they stay as accepted before, to the byte, or are left out
 * @throws Fail (exit 2) for a blank reason, or where every claim lacks cells
 */
export function newBaseline(
  head: Pick<Baseline, 'suite' | 'suiteVersion' | 'profile' | 'engine' | 'reason'>,
  verdicts: readonly Verdict[],
  kept: Kept = nothingKept,
): Baseline {
  const given = head.reason.trim();
  if (given === '') {
    throw new Fail({
      where: '--reason',
      found: 'nothing',
      expected: 'why these values are the right ones, in a few words',
      next: 'Run: npm run accept -- --reason "…"',
    });
  }
  const own = verdicts
    .filter(({ suite, claim }) => suite === head.suite && isDecidedIn(claim, head.profile))
    .filter(({ id }) => !kept.claims.has(id));
  if (own.length === 0 && kept.claims.size > 0) {
    throw new Fail({
      where: `${head.suite} · profile ${head.profile} on ${head.engine}`,
      found: 'no claim all of whose cells are there',
      expected: 'one at least, to be accepted',
      next: 'Run "npm run reproduce" for all cells of a claim, its seeds included, or take more of them with --where.',
    });
  }
  const accepted = new Map(own.map((verdict) => [verdict.id, acceptedClaim(verdict)]));
  for (const [id, claim] of Object.entries(kept.before?.claims ?? {})) {
    if (kept.claims.has(id)) accepted.set(id, claim);
  }
  const content = {
    schemaVersion: 1,
    suite: head.suite,
    suiteVersion: head.suiteVersion,
    profile: head.profile,
    engine: head.engine,
    reason: reasonFor(given, own, kept),
    claims: Object.fromEntries([...accepted].toSorted(([one], [other]) => (one < other ? -1 : 1))),
  } as const;
  return { ...content, hash: contentAddress(content) };
}

/**
 * Writes a baseline to its place, whole or not at all: an interrupt leaves the old file.
 *
 * @param root The repository's root.
 * @returns The file's path below the root.
 * @throws Fail (exit 2) when the folder cannot be written to.
 */
export function writeBaseline(root: string, baseline: Baseline): string {
  const [problem] = problems('baseline', baseline);
  if (problem !== undefined) {
    throw new Error(`no valid baseline: ${problem.pointer} is ${problem.found}, not ${problem.expected}`);
  }
  const name = baselineName(baseline);
  const file = baselinePath(root, baseline);
  try {
    writeWholeSync(file, documentText(baseline));
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    const next = 'Make the folder writable or free some space, then accept again.';
    throw new Fail({ where: name, found: code, expected: 'a place that can be written to', next, cause });
  }
  return name;
}
