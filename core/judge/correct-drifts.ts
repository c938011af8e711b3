import type { Verdict } from '../../schemas/verdict.d.ts';
import { holm } from '../statistics/holm.ts';

/** Chance that a run of unchanged code is told that any of its claims has changed. */
export const alarmLevel = 0.01;

/**
 * The verdicts of a run with the shifts of fresh replicates judged together, by Holm's method at 1 %: however many claims
 * a run has, at most one unchanged run in a hundred is told of a change.
 */
export function correctDrifts(verdicts: readonly Verdict[]): Verdict[] {
  const held = verdicts.flatMap((verdict, index) =>
    verdict.shift === undefined ? [] : [{ index, p: verdict.shift.p }],
  );
  const adjusted = holm(held.map(({ p }) => p));
  const corrected = new Map(held.map(({ index }, i) => [index, adjusted[i]!]));
  return verdicts.map((verdict, index) => {
    const p = corrected.get(index);
    if (p === undefined || p > alarmLevel) return verdict;
    const clause = `these replicates are not where the accepted ones came from (p = ${p.toPrecision(2)}, for all claims of the run)`;
    return { ...verdict, drift: 'changed', reason: `${verdict.reason.replace(/\.$/, '')}; ${clause}.` };
  });
}
