import { stripVTControlCharacters } from 'node:util';
import { Chalk, type ChalkInstance } from 'chalk';
import { isKnownContradiction } from '../judge/gate.ts';
import type { Profile } from '../judge/judge.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { bySuite, isWorse, needsAttention, shortName, verdictSign, verdictWords } from './claim-text.ts';
import { kinds, kindWords } from './tally.ts';
import { verdictColumns, verdictPaint, type VerdictColumn } from './verdict-columns.ts';
import { hangingText, wrapText } from './wrap-text.ts';

const widest = 132;
const gap = 2;
/** Claims stand in from their suite, after their sign. */
const indent = 4;
/** Names take as much as they need, and as little as this before a column is left out for them. */
const enoughForNames = 34;
/** With less, names have lines of their own. */
const leastForNames = 16;

/** A table of verdicts as it is laid out for a width. */
interface Layout {
  readonly columns: readonly VerdictColumn[];
  readonly widths: readonly number[];
  /** Of the names’ column with its indent; 0 where each name has a line of its own. */
  readonly nameWidth: number;
  readonly width: number;
}

/** How a table of verdicts is to look. */
export interface VerdictTableOptions {
  readonly colour: boolean;
  /** Width to keep to, in characters; by default, and at most, 132. */
  readonly columns?: number;
}

/** On one line and without escape sequences: names and reasons may quote what a worker printed. */
function tame(text: string): string {
  return stripVTControlCharacters(text).replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}

function widthOf({ title, text }: VerdictColumn, verdicts: readonly Verdict[]): number {
  return Math.max(title.length, ...verdicts.map((verdict) => tame(text(verdict)).length));
}

/** Leaves columns out until names have room. */
function layoutFor(verdicts: readonly Verdict[], width: number): Layout {
  const longest = indent + Math.max(5, ...verdicts.map((verdict) => tame(shortName(verdict)).length));
  const enough = Math.min(longest, indent + enoughForNames);
  const all = verdictColumns.map((column) => ({ column, size: widthOf(column, verdicts) }));
  for (const dropped of [0, 1, 2, 3]) {
    const kept = all.filter(({ column }) => (column.leaves ?? Infinity) > dropped);
    const room = width - kept.reduce((sum, { size }) => sum + gap + size, 0);
    if (room < enough && dropped < 3) continue;
    return {
      columns: kept.map(({ column }) => column),
      widths: kept.map(({ size }) => size),
      nameWidth: room < indent + leastForNames ? 0 : Math.min(longest, room),
      width,
    };
  }
  throw new Error('the last layout fits any width');
}

/** `name` padded to the names’ column, or on a line of its own with the facts below. */
function row(
  name: { readonly text: string; readonly painted: string },
  facts: readonly { readonly text: string; readonly painted: string }[],
  { columns, widths, nameWidth, width }: Layout,
): string {
  if (nameWidth === 0) {
    const told = facts.flatMap(({ text }, i) => {
      const { named, title } = columns[i]!;
      return text === '–' ? [] : [named === true ? `${title} ${text}` : text];
    });
    const below = wrapText(told.join(' · '), width - indent).map((line) => ' '.repeat(indent) + line);
    return [name.painted, ...below].join('\n');
  }
  const cells = facts.map(({ text, painted }, i) => painted + ' '.repeat(widths[i]! - text.length));
  const told = cells.join(' '.repeat(gap));
  return name.text.length > nameWidth
    ? `${name.painted}\n${' '.repeat(nameWidth + gap)}${told}`
    : `${name.painted}${' '.repeat(nameWidth - name.text.length + gap)}${told}`;
}

function claimRow(verdict: Verdict, layout: Layout, chalk: ChalkInstance): string {
  const [sign, name] = [verdictSign[verdict.verdict], tame(shortName(verdict))];
  const facts = layout.columns.map(({ text, paint }) => {
    const plain = tame(text(verdict));
    return { text: plain, painted: paint?.(verdict, chalk)(plain) ?? plain };
  });
  const painted = `  ${verdictPaint(verdict, chalk)(sign)} ${name}`;
  return row({ text: `  ${sign} ${name}`, painted }, facts, layout);
}

function head(layout: Layout, chalk: ChalkInstance): string[] {
  if (layout.nameWidth === 0) return [];
  const titles = layout.columns.map(({ title }) => ({ text: title, painted: chalk.dim(title) }));
  return [row({ text: 'claim', painted: chalk.dim('claim') }, titles, layout)];
}

function legend(width: number, chalk: ChalkInstance): string[] {
  const signs = Object.entries(verdictSign).map(
    ([verdict, sign]) => `${sign} ${verdictWords(verdict as Verdict['verdict'])}`,
  );
  const how =
    '[ ] is a 95 % interval, ( ) the range of the replicates; paper: whether the paper’s number for the same quantity agrees.';
  return [...wrapText(signs.join(', '), width), ...wrapText(how, width)].map((line) => chalk.dim(line));
}

/**
 * The verdicts for a terminal: what the signs mean, then a row a claim under its suite and kind. Names are never broken:
 * where one is too long, its numbers follow on the next line; on a narrow terminal columns are left out.
 */
export function verdictTable(
  verdicts: readonly Verdict[],
  { colour, columns = widest }: VerdictTableOptions,
): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const width = Math.min(columns, widest);
  const layout = layoutFor(verdicts, width);
  const lines = [...legend(width, chalk), '', ...head(layout, chalk)];
  for (const [suite, members] of bySuite(verdicts)) {
    for (const kind of kinds) {
      const own = members.filter(({ claim }) => claim.kind === kind);
      if (own.length === 0) continue;
      lines.push(`${chalk.bold(tame(suite))} · ${kindWords[kind][1]}`);
      for (const verdict of own) lines.push(claimRow(verdict, layout, chalk));
    }
  }
  return lines
    .join('\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/**
 * Why claims did not come out as reproduced, or have regressed: a paragraph each, and one for all that lack every cell they
 * need.
 */
export function reasonLines(
  verdicts: readonly Verdict[],
  profile: Profile,
  { colour, columns = widest }: VerdictTableOptions,
): string[] {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const paragraph = (head: string, text: string): string =>
    `${chalk.bold(head)}\n${hangingText('  ', text, Math.min(columns, widest))}`;
  const attention = verdicts.filter((verdict) => needsAttention(verdict, profile));
  const untrained = attention.filter(
    ({ verdict, missing }) => verdict === 'not-run' && missing !== undefined,
  );
  const told = attention.filter((verdict) => !untrained.includes(verdict));
  return [
    ...told.map((verdict) => {
      const known = isKnownContradiction(verdict) ? 'Known, as in the accepted baseline. ' : '';
      const worse = isWorse(verdict) ? `${verdict.drift} since the baseline. ` : '';
      const head = `${verdictSign[verdict.verdict]} ${tame(verdict.id)}:`;
      return paragraph(head, known + worse + tame(verdict.reason));
    }),
    ...(untrained.length === 0
      ? []
      : [
          paragraph(
            `${verdictSign['not-run']} not run, as cells that they need are not stored:`,
            untrained.map(({ id }) => tame(id)).join(', '),
          ),
        ]),
  ];
}
