import type { ClaimOf } from '../../core/judge/declared-claim.ts';
import type { RhmExperiments } from '../../schemas/rhm.d.ts';
import { accuracyClaims } from './claims/accuracy.ts';
import { controlClaims } from './claims/controls.ts';
import { layerRatesClaims } from './claims/layer-rates.ts';
import { ratesClaims } from './claims/rates.ts';
import { samplesClaims } from './claims/samples.ts';

/** The claims about the Random Hierarchy Model. What was changed after a look at data is listed in README.md. */
export const claims: readonly ClaimOf<RhmExperiments>[] = [
  ...samplesClaims,
  ...accuracyClaims,
  ...controlClaims,
  ...layerRatesClaims,
  ...ratesClaims,
];
