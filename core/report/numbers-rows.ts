import { agreementOf } from '../judge/agreement.ts';
import { significant, significantInterval } from '../judge/significant.ts';
import { markdownRows } from '../markdown-rows.ts';
import type { AcceptedClaim } from '../../schemas/baseline.d.ts';
import type { ListedClaim } from './claims-page.ts';
import { escapeMarkdown } from './markdown-table.ts';

/** Ours with its interval, and whether the paper's number agrees with it. */
function oursCell(
  { claim, paper }: ListedClaim,
  accepted: AcceptedClaim | undefined,
  profile: 'quick' | 'paper',
): string {
  if (accepted === undefined || accepted.estimate === null) return '–';
  const { estimate, interval, samples } = accepted;
  const { word } = agreementOf(claim, samples, paper, profile);
  return `${significant(estimate, claim.margin)} ${significantInterval(interval, claim.margin)}: ${word}`;
}

/**
 * Every claim whose quantity has a number in the paper: what this project measured in either profile, and the number. A
 * claim that is reproduced lies on the right side of its margin; how large the effect is stands here.
 */
export function numbersRows(claims: readonly ListedClaim[]): string[] {
  const rows = claims.flatMap((listed) => {
    const { claim, paper, accepted, inPaperProfile } = listed;
    if (paper === null || (typeof paper.value !== 'number' && paper.range === undefined)) return [];
    return [
      [
        claim.id,
        `${claim.estimand}${claim.unit === '1' ? '' : ` (${claim.unit})`}`,
        oursCell(listed, accepted, 'quick'),
        oursCell(listed, inPaperProfile, 'paper'),
        typeof paper.value === 'number' ? significant(paper.value) : paper.value,
      ].map(escapeMarkdown),
    ];
  });
  return markdownRows(['claim', 'quantity', 'ours, quick', 'ours, profile paper', 'the paper'], rows);
}
