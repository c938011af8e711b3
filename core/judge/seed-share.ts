import type { Claim } from '../../schemas/claim.d.ts';
import { clopperPearson } from '../statistics/clopper-pearson.ts';
import { significant } from './significant.ts';

/** The values of the replicates of one drawn seed. */
export type ValuesBySeed = ReadonlyMap<number, readonly number[]>;

/**
 * What a worst case over drawn seeds says of seeds that were not drawn: in which share of them every value lies on the
 * claimed side, exactly bounded. Ten seeds of ten leave room for three of ten others to fail.
 *
 * @returns nothing for other tests, and where nothing was drawn: the settings are then all there are
 */
export function seedShareNote({ test, direction, margin }: Claim, seeds: ValuesBySeed): string | undefined {
  if (test !== 'worst-case' || seeds.size === 0) return undefined;
  const holds = (value: number): boolean => (direction === 'above' ? value > margin : value < margin);
  const good = [...seeds.values()].filter((values) => values.every(holds)).length;
  const [low, high] = clopperPearson(good, seeds.size).map((share) => significant(100 * share));
  return (
    `${good} of ${seeds.size} drawn ${seeds.size === 1 ? 'seed lies' : 'seeds lie'} wholly ${direction} the margin; ` +
    `of all seeds ${low} to ${high} % do (95 %, Clopper–Pearson)`
  );
}
