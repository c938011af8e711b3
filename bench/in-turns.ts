import { median } from '../core/statistics/median.ts';

/** Something that can be timed: milliseconds for one unit of its work. */
export interface Contender {
  readonly id: string;
  readonly measure: () => Promise<number>;
}

/**
 * Samples of every contender, taken in turns A B A B …, so that a machine whose speed drifts drifts for all of them.
 * The first round warms up and is not kept.
 */
export async function inTurns(
  contenders: readonly Contender[],
  rounds: number,
): Promise<Map<string, number[]>> {
  const samples = new Map<string, number[]>(contenders.map(({ id }) => [id, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const { id, measure } of contenders) {
      const sample = await measure();
      if (round > 0) samples.get(id)!.push(sample);
    }
  }
  return samples;
}

/** Median over rounds of numerator/denominator, round by round. */
export function pairedRatio(numerator: readonly number[], denominator: readonly number[]): number {
  return median(numerator.map((value, round) => value / denominator[round]!));
}
