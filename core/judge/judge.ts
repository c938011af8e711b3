import type { AcceptedClaim } from '../../schemas/baseline.d.ts';
import type { Claim } from '../../schemas/claim.d.ts';
import type { Look, PaperValue, Verdict } from '../../schemas/verdict.d.ts';
import { agreementOf } from './agreement.ts';
import { assess, type Assessment } from './assess.ts';
import { driftOf } from './drift.ts';
import type { Evidence, Missing } from './evidence.ts';
import { replicates, type Replicates } from './replicates.ts';

/** A profile's name, as claims list them. */
export type Profile = Claim['profiles'][number];

const nothing: Replicates = { samples: [], excluded: [] };

/** Whether a profile's cells decide a claim. */
export function isDecidedIn(claim: Claim, profile: Profile): boolean {
  return claim.profiles.includes(profile);
}

/** The sentence for a claim that this profile's cells were never meant to decide. */
function leftToOthers(claim: Claim, profile: Profile): string {
  const others = claim.profiles.join(' or ');
  return `profile ${profile} does not decide this claim; profile ${others} does`;
}

function assessed(
  claim: Claim,
  evidence: Evidence,
  profile: Profile,
  look: Look | undefined,
): [Assessment, Replicates] {
  if (!isDecidedIn(claim, profile)) {
    const reason = leftToOthers(claim, profile);
    return [{ verdict: 'not-run', reason, estimate: null, interval: null }, nothing];
  }
  if (evidence.state !== 'measured') {
    return [{ verdict: evidence.state, reason: evidence.reason, estimate: null, interval: null }, nothing];
  }
  const usable = replicates(evidence, claim.test);
  return [assess(claim, usable, look), usable];
}

function sentence(clauses: readonly (string | undefined)[]): string {
  const text = clauses.filter((clause) => clause !== undefined).join('; ');
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}

function missingClause(missing: Missing | undefined, train: string): string | undefined {
  if (missing === undefined) return undefined;
  const { cells, of, first } = missing;
  const named = cells === 1 ? `${first} is` : `${first} and ${cells - 1} more are`;
  return `of the ${of} ${of === 1 ? 'cell' : 'cells'} that it needs ${named} not stored, which "${train}" trains`;
}

/** The declared fields only, so that a claim's code never reaches a file. */
export function claimData(claim: Claim): Claim {
  const { id, suite, kind, statement, estimand, unit, direction, margin, test, source, profiles } = claim;
  const { paper, related, shrunk, looks } = claim;
  return {
    ...{ id, suite, kind, statement, estimand, unit, direction, margin, test, source, profiles },
    ...(paper === undefined ? {} : { paper }),
    ...(related === undefined ? {} : { related }),
    ...(shrunk === undefined ? {} : { shrunk }),
    ...(looks === undefined ? {} : { looks }),
  };
}

/** What else a verdict may know. */
export interface JudgeOptions {
  /** The command that trains what is missing. */
  readonly train?: string;
  /** A number of the paper for another quantity; it is quoted. */
  readonly related?: PaperValue | null;
  /** The engine repeats its bits on any machine, so that each accepted replicate must come out as it was. */
  readonly repeats?: boolean;
  /** The replicates are those of the profile, none others asked for: each accepted one must be made again. */
  readonly hasOwnSeeds?: boolean;
  /** That the claim is contradicted was accepted, on this engine or on the embedded one. */
  readonly knownContradiction?: boolean;
  /** Which look the evidence is of, where the claim has several. */
  readonly look?: Look;
  /** What runs with other seeds measured, for fresh replicates to be held against beside the accepted ones. */
  readonly others?: readonly number[];
}

/**
 * Holds a claim against what was measured and against the accepted baseline. Pure: equal arguments give equal
 * verdicts. The rules of the tests are at {@link assess}, those of the drift at {@link driftOf}.
 *
 * @param evidence What the stored cells say; ignored where the profile does not decide the claim (`not-run`).
 * @param accepted The claim's entry in the baseline of this profile and engine, if it has one.
 * @param paperValue The paper's own number for the estimand: held against the samples by {@link agreementOf}, beside the
 *   verdict and never part of it.
 * @returns A document of schemas/verdict.schema.json.
 * @throws RangeError if evidence counts more successes than trials, which only a mistake in a suite can do.
 */
export function judge(
  claim: Claim,
  evidence: Evidence,
  accepted: AcceptedClaim | undefined,
  paperValue: PaperValue | null,
  profile: Profile,
  {
    train = 'npm run reproduce',
    related = null,
    repeats = false,
    hasOwnSeeds = false,
    knownContradiction = false,
    look,
    others = [],
  }: JudgeOptions = {},
): Verdict {
  const [assessment, { samples, excluded }] = assessed(claim, evidence, profile, look);
  const isDecided = isDecidedIn(claim, profile);
  const missing = isDecided && evidence.state !== 'not-comparable' ? evidence.missing : undefined;
  const { drift, clause, shift } = driftOf(
    claim,
    { ...assessment, samples, excluded, isPartial: missing !== undefined, repeats, hasOwnSeeds },
    accepted,
    others,
  );
  const notes = evidence.state === 'measured' && isDecided ? (evidence.notes ?? []) : [];
  return {
    id: claim.id,
    suite: claim.suite,
    claim: claimData(claim),
    statement: claim.statement,
    verdict: assessment.verdict,
    reason: sentence([assessment.reason, clause, missingClause(missing, train)]),
    estimate: assessment.estimate,
    interval: assessment.interval === null ? null : [...assessment.interval],
    margin: claim.margin,
    seeds: samples.map(({ label }) => label),
    samples: [...samples],
    excluded: [...excluded],
    ...(missing === undefined ? {} : { missing }),
    ...(look === undefined ? {} : { look }),
    ...(notes.length === 0 ? {} : { notes: [...notes] }),
    paper: paperValue,
    ...(related === null
      ? {}
      : { related: { value: related.value, what: related.what, source: related.source } }),
    agreement: agreementOf(claim, isDecided ? samples : [], paperValue, profile),
    baseline:
      accepted === undefined
        ? null
        : {
            ...{ verdict: accepted.verdict, estimate: accepted.estimate, interval: accepted.interval },
            replicates: accepted.samples.length,
          },
    drift,
    ...(shift === undefined ? {} : { shift: { p: shift } }),
    ...(knownContradiction && assessment.verdict === 'contradicted' ? { known: true } : {}),
  };
}
