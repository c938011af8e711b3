import type { ClaimOf } from '../../core/judge/declared-claim.ts';
import type { BalancedExperiments } from '../../schemas/balanced.d.ts';
import { exactClaims } from './claims/exact.ts';
import { funnelClaims } from './claims/funnels.ts';
import { squareClaims } from './claims/square.ts';

/** The claims about λ-balanced networks; the margins were set before anything was measured, but for one whose source says so. */
export const claims: readonly ClaimOf<BalancedExperiments>[] = [
  ...exactClaims,
  ...squareClaims,
  ...funnelClaims,
];
