import { agreementOf, reasonFor } from '../judge/agreement.ts';
import { significant, significantInterval } from '../judge/significant.ts';
import { markdownRows } from '../markdown-rows.ts';
import type { AcceptedClaim } from '../../schemas/baseline.d.ts';
import type { ListedClaim } from './claims-page.ts';
import { escapeMarkdown } from './markdown-table.ts';

type ProfileWithNumbers = 'quick' | 'paper';

/** Whether the paper's number differs from what was accepted. */
function differs(
  { claim, paper }: ListedClaim,
  accepted: AcceptedClaim | undefined,
  profile: ProfileWithNumbers,
): boolean {
  return accepted !== undefined && agreementOf(claim, accepted.samples, paper, profile).word === 'differs';
}

/** What the differences are put down to, once where both profiles share it. */
function whyCell(listed: ListedClaim): string {
  const { claim, accepted, inPaperProfile } = listed;
  const reasons = [
    ...(differs(listed, accepted, 'quick') ? [reasonFor(claim, 'quick')] : []),
    ...(differs(listed, inPaperProfile, 'paper') ? [reasonFor(claim, 'paper')] : []),
  ];
  return reasons.length === 0 ? '–' : [...new Set(reasons)].join('; ');
}

/** Ours with its interval, and whether the paper's number agrees with it. */
function oursCell(
  { claim, paper }: ListedClaim,
  accepted: AcceptedClaim | undefined,
  profile: ProfileWithNumbers,
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
        whyCell(listed),
      ].map(escapeMarkdown),
    ];
  });
  return markdownRows(['claim', 'quantity', 'ours, quick', 'ours, profile paper', 'the paper', 'why'], rows);
}

/** The paper's numbers near claims, of other quantities than theirs. */
export function relatedRows(claims: readonly ListedClaim[]): string[] {
  const rows = claims.flatMap(({ claim, related }) =>
    related === undefined || related === null
      ? []
      : [
          [
            claim.id,
            related.what,
            typeof related.value === 'number' ? significant(related.value) : related.value,
            related.source,
          ].map(escapeMarkdown),
        ],
  );
  return markdownRows(['beside', 'quantity', 'the paper', 'from'], rows);
}
