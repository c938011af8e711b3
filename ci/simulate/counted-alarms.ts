import { shiftOfOthers } from '../../core/judge/replicate-shift.ts';
import { markdownRows } from '../../core/markdown-rows.ts';
import type { AcceptedClaim } from '../../schemas/baseline.d.ts';
import type { Design } from './designs.ts';
import { isAlarmed, labelled } from './false-alarms.ts';

/** A claim's values in one run after another. */
interface Claim {
  readonly design: Design;
  readonly accepted: AcceptedClaim;
  readonly runs: readonly (readonly number[])[];
}

/** p-value of one run's values, held against the accepted ones and, or not, all other runs'. */
function shiftIn(run: number, { design, accepted, runs }: Claim, withOthers: boolean): number | undefined {
  const others = withOthers ? runs.filter((_, i) => i !== run).flat() : [];
  return shiftOfOthers(design.claim, labelled(runs[run]!, 1e6), accepted.samples, others);
}

function alarmedRuns(claims: readonly Claim[], withOthers: boolean): number[] {
  return claims[0]!.runs.flatMap((_, run) =>
    isAlarmed(claims.map((claim) => shiftIn(run, claim, withOthers))) ? [run] : [],
  );
}

/**
 * How many of the runs that were kept are told of a change, each held against what was accepted alone, and with the values of
 * all other runs beside it.
 */
export function countedAlarms(
  designs: readonly Design[],
  accepted: ReadonlyMap<string, AcceptedClaim>,
  kept: ReadonlyMap<string, readonly number[][]>,
): string[] {
  const suites = new Map<string, Claim[]>();
  for (const design of designs) {
    const { claim, profile } = design;
    const [runs, entry] = [kept.get(claim.id), accepted.get(claim.id)];
    if (profile !== 'quick' || runs === undefined || entry === undefined) continue;
    const claims = suites.get(claim.suite) ?? [];
    claims.push({ design, accepted: entry, runs });
    suites.set(claim.suite, claims);
  }
  return markdownRows(
    [
      'suite',
      'runs',
      'claims tested',
      'alarmed by the accepted values alone',
      'and with those of the other runs',
    ],
    [...suites].map(([suite, claims]) => [
      ...[`\`${suite}\``, String(claims[0]!.runs.length), String(claims.length)],
      ...[false, true].map((withOthers) => String(alarmedRuns(claims, withOthers).length)),
    ]),
  );
}
