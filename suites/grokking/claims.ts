import type { ClaimOf } from '../../core/judge/declared-claim.ts';
import type { GrokkingExperiments } from '../../schemas/grokking.d.ts';
import { concentrationClaims } from './claims/concentration.ts';
import { controlClaims } from './claims/controls.ts';
import { cornerClaims } from './claims/corner.ts';
import { soonerClaims } from './claims/sooner.ts';

/** The claims about grokking; the margins were set before the run that decided them. */
export const claims: readonly ClaimOf<GrokkingExperiments>[] = [
  ...soonerClaims,
  ...concentrationClaims,
  ...controlClaims,
  ...cornerClaims,
];
