import type { ClaimOf } from '../../core/judge/declared-claim.ts';
import type { CnnExperiments } from '../../schemas/cnn.d.ts';
import { accuracyClaims } from './claims/accuracy.ts';
import { chanceClaims } from './claims/chance.ts';
import { contentClaims } from './claims/content.ts';
import { displacementClaims } from './claims/displacement.ts';
import { ratesClaims } from './claims/rates.ts';
import { singleFilterClaims } from './claims/single-filters.ts';
import { smoothnessClaims } from './claims/smoothness.ts';

export const claims: readonly ClaimOf<CnnExperiments>[] = [
  ...smoothnessClaims,
  ...singleFilterClaims,
  ...accuracyClaims,
  ...contentClaims,
  ...displacementClaims,
  ...chanceClaims,
  ...ratesClaims,
];
