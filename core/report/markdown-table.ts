import type { Profile } from '../judge/judge.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { printable } from '../printable.ts';
import { markdownRows } from '../markdown-rows.ts';
import {
  agreementText,
  driftText,
  estimateHead,
  estimateText,
  marginText,
  needsAttention,
  verdictSign,
  verdictWords,
} from './claim-text.ts';
import { tally, tallyLine } from './tally.ts';

/** Text that stands for itself in GitHub's Markdown, on one line. */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]|~#$@!]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
}

function claimRow(verdict: Verdict): string[] {
  return [
    verdict.id,
    verdict.claim.kind,
    `${verdictSign[verdict.verdict]} ${verdictWords(verdict.verdict)}`,
    estimateText(verdict),
    marginText(verdict),
    verdict.claim.unit,
    agreementText(verdict),
    driftText(verdict),
  ].map(escapeMarkdown);
}

/**
 * The verdicts as GitHub-flavoured Markdown, for the summary of a CI step: the counts as a heading, a table with
 * a row a claim, and the reasons of those that are not reproduced or have regressed. Ends with a line break.
 */
export function markdownTable(verdicts: readonly Verdict[], profile: Profile): string {
  const reasons = verdicts
    .filter((verdict) => needsAttention(verdict, profile))
    .map(({ id, reason }) => `- **${escapeMarkdown(id)}**: ${escapeMarkdown(reason)}`);
  const lines = [
    `### ${escapeMarkdown(tallyLine(tally(verdicts, profile)))}`,
    '',
    ...markdownRows(
      ['claim', 'kind', 'verdict', escapeMarkdown(estimateHead), 'margin', 'unit', 'paper', 'drift'],
      verdicts.map(claimRow),
    ),
    ...(reasons.length === 0 ? [] : ['', ...reasons]),
  ];
  return `${lines.join('\n')}\n`;
}
