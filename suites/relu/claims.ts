import type { ClaimOf } from '../../core/judge/declared-claim.ts';
import { colouringClaims } from './claims/colouring.ts';
import { lateClaims } from './claims/late.ts';
import { lazyClaims } from './claims/lazy.ts';
import { matchedClaims } from './claims/matched.ts';
import { planeClaims } from './claims/plane.ts';
import { rapidClaims } from './claims/rapid.ts';
import { surfaceClaims } from './claims/surface.ts';
import { theoryClaims } from './claims/theory.ts';
import { widthClaims } from './claims/widths.ts';
import type { ReluExperiments } from '../../schemas/relu.d.ts';

/** The claims about two-layer ReLU networks; what was changed or added after a measurement stands in the README. */
export const claims: readonly ClaimOf<ReluExperiments>[] = [
  ...rapidClaims,
  ...lazyClaims,
  ...lateClaims,
  ...planeClaims,
  ...matchedClaims,
  ...widthClaims,
  ...theoryClaims,
  ...colouringClaims,
  ...surfaceClaims,
];
