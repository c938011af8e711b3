import type { Claim } from '../../schemas/claim.d.ts';
import type { Look } from '../../schemas/verdict.d.ts';
import { endError } from '../statistics/student-interval.ts';
import type { Profile } from './judge.ts';

/** The share of the error that may have been spent when this share of the replicates is there. */
function spent(share: number): number {
  return Math.sqrt(share);
}

/**
 * The looks at a claim in a profile, in their order; none where all its replicates are judged at once.
 *
 * Looking again and again gives chance more than one try. The error of 2.5 % at each end is therefore spent over the
 * looks (Lan & DeMets 1983) by the power family α√t of Kim & DeMets (1987), most of it at the first look, the only one
 * that an ordinary run takes; and what a look spends is the whole error of its own interval, so that by Bonferroni's
 * inequality all looks together miss by no more than one look would, whatever the replicates' distribution and however
 * the looks depend on each other.
 */
export function looksOf({ looks }: Pick<Claim, 'looks'>, profile: Profile): Look[] {
  const sizes = looks?.[profile] ?? [];
  const last = sizes.at(-1) ?? 1;
  return sizes.map((size, i) => ({
    number: i + 1,
    sizes: [...sizes],
    error: endError * (spent(size / last) - spent((sizes[i - 1] ?? 0) / last)),
  }));
}
