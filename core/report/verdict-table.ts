import { stripVTControlCharacters } from 'node:util';
import { Chalk, type ChalkInstance } from 'chalk';
import Table from 'cli-table3';
import { isKnownContradiction } from '../judge/gate.ts';
import type { Profile } from '../judge/judge.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import {
  agreementText,
  bySuite,
  driftText,
  estimateText,
  isWorse,
  marginText,
  needsAttention,
  shortName,
  verdictSign,
  verdictWords,
} from './claim-text.ts';
import { wrapText } from './wrap-text.ts';
import { kinds, kindWords, tally, tallyLine } from './tally.ts';

const head = ['claim', 'verdict', 'estimate [interval]', 'margin', 'unit', 'paper', 'drift'];
/** Widest that a column may be; the claim's takes what the others leave. */
const caps = [Infinity, 16, 30, 12, 16, 7, 9];
/** Columns by what stands in them, for colours. */
const [verdictColumn, agreementColumn, driftColumn] = [1, 5, 6];
const gap = 2;
/** Claims stand two characters in from their suite. */
const indent = 2;
const noLines = Object.fromEntries(
  ['top', 'bottom', 'left', 'right', 'mid']
    .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
    .map((name) => [name, '']),
);

/** On one line and without escape sequences: names and reasons may quote what a worker printed. */
function tame(text: string): string {
  return stripVTControlCharacters(text).replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}

function cells(verdict: Verdict): string[] {
  return [
    shortName(verdict),
    `${verdictSign[verdict.verdict]} ${verdictWords(verdict.verdict)}`,
    estimateText(verdict),
    marginText(verdict),
    verdict.claim.unit,
    agreementText(verdict),
    driftText(verdict),
  ].map(tame);
}

function columnWidths(rows: readonly string[][], columns: number): number[] {
  const natural = head.map((title, column) => {
    const longest = Math.max(title.length, ...rows.map((row) => row[column]!.length));
    return Math.min(caps[column]!, column === 0 ? longest + indent : longest);
  });
  const others = natural.slice(1).reduce((sum, width) => sum + width + gap, 0);
  return [Math.min(natural[0]!, Math.max(16, columns - others)), ...natural.slice(1)];
}

function laidOut(row: readonly string[], widths: readonly number[]): string[] {
  return row.map((text, column) =>
    column === 0
      ? wrapText(text, widths[0]! - indent)
          .map((line) => ' '.repeat(indent) + line)
          .join('\n')
      : wrapText(text, widths[column]!).join('\n'),
  );
}

function painted(verdict: Verdict, row: readonly string[], chalk: ChalkInstance): string[] {
  const paint = {
    reproduced: chalk.green,
    contradicted: chalk.red.bold,
    undecided: chalk.yellow,
    'not-comparable': chalk.yellow,
    'not-run': chalk.dim,
  }[verdict.verdict];
  const drift = isWorse(verdict) ? chalk.red.bold : chalk.dim;
  const agreement = verdict.agreement.word === 'differs' ? chalk.yellow : chalk.dim;
  const paints = new Map([
    [verdictColumn, paint],
    [agreementColumn, agreement],
    [driftColumn, drift],
  ]);
  return row.map((text, column) => paints.get(column)?.(text) ?? text);
}

function reasons(verdicts: readonly Verdict[], profile: Profile, chalk: ChalkInstance): string[] {
  return verdicts
    .filter((verdict) => needsAttention(verdict, profile))
    .map((verdict) => {
      const { id, reason } = verdict;
      const known = isKnownContradiction(verdict) ? 'Known, as in the accepted baseline. ' : '';
      return `${verdictSign[verdict.verdict]} ${chalk.bold(tame(id))}: ${known}${tame(reason)}`;
    });
}

/**
 * The verdicts for a terminal: a line that counts them, a row a claim under its suite and kind, and below the reasons
 * of those that did not come out as reproduced or have regressed. Ends without a line break.
 *
 * @param options.columns Width to keep to, in characters, at most and by default 110. Claims' names wrap to fit, but
 *   keep 16 characters; the reasons are left to the terminal.
 */
export function verdictTable(
  verdicts: readonly Verdict[],
  profile: Profile,
  options: { readonly colour: boolean; readonly columns?: number },
): string {
  const chalk = new Chalk({ level: options.colour ? 1 : 0 });
  const rows = verdicts.map(cells);
  const widths = columnWidths(rows, Math.min(options.columns ?? 110, 110));
  const table = new Table({
    head: head.map((title) => chalk.dim(title)),
    chars: { ...noLines, middle: ' '.repeat(gap) },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colWidths: widths,
  });
  for (const [suite, members] of bySuite(verdicts)) {
    for (const kind of kinds) {
      const own = members.filter(({ claim }) => claim.kind === kind);
      if (own.length === 0) continue;
      const title = `${chalk.bold(tame(suite))} · ${kindWords[kind][1]}`;
      table.push([{ content: title, colSpan: head.length }]);
      for (const verdict of own) {
        table.push(painted(verdict, laidOut(rows[verdicts.indexOf(verdict)]!, widths), chalk));
      }
    }
  }
  const lines = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  const why = reasons(verdicts, profile, chalk);
  const blocks = [chalk.bold(tallyLine(tally(verdicts, profile))), lines.join('\n'), why.join('\n')];
  return blocks.filter((block) => block !== '').join('\n\n');
}
