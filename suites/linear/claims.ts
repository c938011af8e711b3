import type { ClaimOf } from '../../core/judge/declared-claim.ts';
import { balanceClaims } from './claims/balance.ts';
import { basinClaims } from './claims/basin.ts';
import { deepClaims } from './claims/deep.ts';
import { delayClaims } from './claims/delay.ts';
import { exactClaims } from './claims/exact.ts';
import { learningRateClaims } from './claims/learning-rates.ts';
import { lowRankClaims } from './claims/low-rank.ts';
import { regimeClaims } from './claims/regimes.ts';
import { slowPhaseClaims } from './claims/slow-phase.ts';
import { wideClaims } from './claims/wide.ts';
import type { LinearExperiments } from '../../schemas/linear.d.ts';

/** The claims about linear networks; what was changed or added after a measurement stands in the README. */
export const claims: readonly ClaimOf<LinearExperiments>[] = [
  ...exactClaims,
  ...basinClaims,
  ...lowRankClaims,
  ...balanceClaims,
  ...delayClaims,
  ...slowPhaseClaims,
  ...wideClaims,
  ...regimeClaims,
  ...learningRateClaims,
  ...deepClaims,
];
