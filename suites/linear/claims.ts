import type { DeclaredClaim } from '../../core/judge/evidence.ts';
import { balanceClaims } from './claims/balance.ts';
import { basinClaims } from './claims/basin.ts';
import { delayClaims } from './claims/delay.ts';
import { exactClaims } from './claims/exact.ts';
import { lowRankClaims } from './claims/low-rank.ts';
import type { LinearExperiments } from '../../schemas/linear-experiments.ts';

/** The claims about linear networks; the margins were set before anything was measured. */
export const claims: readonly DeclaredClaim<LinearExperiments>[] = [
  ...exactClaims,
  ...basinClaims,
  ...lowRankClaims,
  ...balanceClaims,
  ...delayClaims,
];
