import type { ClaimOf } from '../../core/judge/declared-claim.ts';
import type { DeepExperiments } from '../../schemas/deep.d.ts';
import { distanceClaims, matchedLossClaim } from './claims/distances.ts';
import { sameMapClaim } from './claims/same-map.ts';

/** The claims about LeNet-5 on MNIST; the margins were set before the run that decided them. */
export const claims: readonly ClaimOf<DeepExperiments>[] = [
  ...distanceClaims,
  matchedLossClaim,
  sameMapClaim,
];
