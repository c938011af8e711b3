import type { DeclaredClaim } from '../../core/judge/evidence.ts';
import type { RhmExperiments } from '../../schemas/rhm-experiments.ts';
import { accuracyClaims } from './claims/accuracy.ts';
import { controlClaims } from './claims/controls.ts';
import { samplesClaims } from './claims/samples.ts';

/** The claims about the Random Hierarchy Model; the margins were set before the run that decided them. */
export const claims: readonly DeclaredClaim<RhmExperiments>[] = [
  ...samplesClaims,
  ...accuracyClaims,
  ...controlClaims,
];
