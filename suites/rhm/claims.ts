import type { ClaimOf } from '../../core/judge/declared-claim.ts';
import type { RhmExperiments } from '../../schemas/rhm.d.ts';
import { accuracyClaims } from './claims/accuracy.ts';
import { controlClaims } from './claims/controls.ts';
import { samplesClaims } from './claims/samples.ts';

/** The claims about the Random Hierarchy Model; the margins were set before the run that decided them. */
export const claims: readonly ClaimOf<RhmExperiments>[] = [
  ...samplesClaims,
  ...accuracyClaims,
  ...controlClaims,
];
