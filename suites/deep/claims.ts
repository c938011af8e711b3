import type { ClaimOf } from '../../core/judge/declared-claim.ts';
import type { DeepExperiments } from '../../schemas/deep.d.ts';
import { distanceClaims, matchedLossClaim } from './claims/distances.ts';
import { oneEpochClaims } from './claims/one-epoch.ts';
import { ratesClaims } from './claims/rates.ts';
import { sameMapClaim } from './claims/same-map.ts';
import { shuffledClaims } from './claims/shuffled.ts';

/** The claims about LeNet-5 on MNIST. What was declared after a look at data is listed in README.md. */
export const claims: readonly ClaimOf<DeepExperiments>[] = [
  ...distanceClaims,
  ...oneEpochClaims,
  matchedLossClaim,
  sameMapClaim,
  ...shuffledClaims,
  ...ratesClaims,
];
