import { alarmLevel, correctDrifts } from '../../core/judge/correct-drifts.ts';
import { shiftOfOthers } from '../../core/judge/replicate-shift.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import type { Sample, Verdict } from '../../schemas/verdict.d.ts';
import type { Design } from './designs.ts';
import type { Distribution } from './distributions.ts';

/** Whether a run is told of a change in any claim, by the p-values of its claims; undefined for one that is not tested. */
export function isAlarmed(p: readonly (number | undefined)[]): boolean {
  // Only what the correction reads.
  const verdicts = p.map(
    (one) =>
      ({
        drift: 'same',
        reason: '',
        ...(one === undefined ? {} : { shift: { p: one } }),
      }) as unknown as Verdict,
  );
  return correctDrifts(verdicts).some(({ drift }) => drift === 'changed');
}

/** Values as replicates, labelled from a number on. */
export function labelled(values: readonly number[], first: number): Sample[] {
  return values.map((value, i) => ({ label: String(first + i), value }));
}

type Draw = (design: Design, size: number) => number[];

function drawing(stream: RandomStream, draw: Distribution['draw']): Draw {
  return ({ claim }, size) =>
    Array.from({ length: size }, () =>
      claim.test === 'proportion' ? (stream.uniform(0, 1) < 0.75 ? 1 : 0) : draw(stream),
    );
}

/** What fresh replicates are held against, by claim: accepted ones, as many as its last look has, and those of further runs. */
interface Reference {
  readonly accepted: readonly Sample[];
  readonly others: readonly number[];
}

function drawReference(designs: readonly Design[], draw: Draw, furtherRuns: number): Reference[] {
  return designs.map((design) => ({
    accepted: labelled(draw(design, design.sizes.at(-1)!), 0),
    others: draw(design, furtherRuns * design.sizes[0]!),
  }));
}

function isFalselyAlarmed(designs: readonly Design[], references: readonly Reference[], draw: Draw): boolean {
  return isAlarmed(
    designs.map((design, i) => {
      const { accepted, others } = references[i]!;
      return shiftOfOthers(design.claim, labelled(draw(design, design.sizes[0]!), 1000), accepted, others);
    }),
  );
}

/**
 * How often a run of the unchanged program with fresh seeds is told of a change in any of its claims: all replicates of a
 * claim, accepted, of further runs and fresh, come from one distribution.
 */
export function falseAlarms(
  designs: readonly Design[],
  { name, draw }: Pick<Distribution, 'name' | 'draw'>,
  furtherRuns: number,
  runs: number,
): number {
  const own = drawing(new RandomStream(`simulate/alarms/${name}/${furtherRuns}`, designs.length), draw);
  let alarms = 0;
  for (let run = 0; run < runs; run++) {
    if (isFalselyAlarmed(designs, drawReference(designs, own, furtherRuns), own)) alarms++;
  }
  return alarms / runs;
}

/**
 * The share of accepted baselines by which more than one unchanged run in twenty-five with fresh seeds is told of a change: with few
 * accepted values it depends on their luck, and they stay.
 */
export function unluckyBaselines(
  designs: readonly Design[],
  { name, draw }: Pick<Distribution, 'name' | 'draw'>,
  furtherRuns: number,
  { baselines, runs }: { readonly baselines: number; readonly runs: number },
): number {
  const own = drawing(new RandomStream(`simulate/unlucky/${name}/${furtherRuns}`, designs.length), draw);
  let unlucky = 0;
  for (let i = 0; i < baselines; i++) {
    const references = drawReference(designs, own, furtherRuns);
    let alarms = 0;
    for (let run = 0; run < runs; run++) if (isFalselyAlarmed(designs, references, own)) alarms++;
    if (alarms > runs / 25) unlucky++;
  }
  return unlucky / baselines;
}

/**
 * How often one claim whose replicates have all moved is found, among claims that have not: at Holm's first step, where its
 * p-value is the smallest.
 *
 * @param shift in deviations of its normal replicates
 */
export function foundShifts(
  design: Design,
  shift: number,
  {
    claims,
    furtherRuns,
    runs,
  }: { readonly claims: number; readonly furtherRuns: number; readonly runs: number },
): number {
  const stream = new RandomStream(`simulate/shifts/${furtherRuns}`, Math.round(10 * shift));
  const own = drawing(stream, (from) => from.normal());
  let found = 0;
  for (let run = 0; run < runs; run++) {
    const [{ accepted, others }] = drawReference([design], own, furtherRuns) as [Reference];
    const moved = own(design, design.sizes[0]!).map((value) => value + shift);
    const p = shiftOfOthers(design.claim, labelled(moved, 1000), accepted, others)!;
    if (p * claims <= alarmLevel) found++;
  }
  return found / runs;
}
