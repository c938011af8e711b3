import type { Claim } from '../../schemas/claim.d.ts';
import { clopperPearson } from '../statistics/clopper-pearson.ts';
import { significant } from './significant.ts';

/** The values of the replicates of one drawn seed. */
export type ValuesBySeed = ReadonlyMap<number, readonly number[]>;

/**
 * In which share of seeds a claim holds, exactly bounded: what a worst case over drawn seeds says of those that were not
 * drawn, and what a median leaves open. Ten seeds of ten leave room for three of ten others to fail.
 *
 * @returns nothing for shares, which are one themselves, and where nothing was drawn: the settings are then all there are
 */
export function seedShareNote({ test, direction, margin }: Claim, seeds: ValuesBySeed): string | undefined {
  if (test === 'proportion' || seeds.size === 0) return undefined;
  const holds = (value: number): boolean => (direction === 'above' ? value > margin : value < margin);
  const good = [...seeds.values()].filter((values) => values.every(holds)).length;
  const [low, high] = clopperPearson(good, seeds.size).map((share) => significant(100 * share));
  const lies = `${seeds.size === 1 ? 'seed lies' : 'seeds lie'} ${test === 'worst-case' ? 'wholly ' : ''}${direction}`;
  return `${good} of ${seeds.size} drawn ${lies} the margin; of all seeds ${low} to ${high} % do (95 %, Clopper–Pearson)`;
}
