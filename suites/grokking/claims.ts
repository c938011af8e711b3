import type { ClaimOf } from '../../core/judge/declared-claim.ts';
import type { GrokkingExperiments } from '../../schemas/grokking.d.ts';
import { concentrationClaims } from './claims/concentration.ts';
import { controlClaims } from './claims/controls.ts';
import { cornerClaims } from './claims/corner.ts';
import { kernelClaims } from './claims/kernel.ts';
import { soonerClaims } from './claims/sooner.ts';
import { waitClaims } from './claims/wait.ts';

/** The claims about grokking. What was changed after a look at data, or declared after one, is listed in README.md. */
export const claims: readonly ClaimOf<GrokkingExperiments>[] = [
  ...soonerClaims,
  ...waitClaims,
  ...concentrationClaims,
  ...controlClaims,
  ...cornerClaims,
  ...kernelClaims,
];
