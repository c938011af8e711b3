import type { SituationName } from '../../core/exit-codes.ts';
import { markdownRows } from '../../core/markdown-rows.ts';
import { printable } from '../../core/printable.ts';

/** A fault and what came of it: a line of the table. */
export interface FaultRow {
  readonly fault: string;
  /** What was done. */
  readonly done: string;
  /** How the command ended that met the fault. */
  readonly exit: string;
  /** `held`: what should hold does; `broken`: it does not; `skipped`: not tried, `what` says why. */
  readonly state: 'held' | 'broken' | 'skipped';
  /** What held or did not, in a few words. */
  readonly what: string;
  readonly seconds: number;
}

/** What is found wrong, or else the words for what held. */
export function judged(wrong: readonly string[], held: string): Pick<FaultRow, 'state' | 'what'> {
  return wrong.length === 0 ? { state: 'held', what: held } : { state: 'broken', what: wrong.join('; ') };
}

/** A fault that was not tried. */
export function skipped(fault: string, why: string): FaultRow {
  return { fault, done: 'nothing', exit: '–', state: 'skipped', what: why, seconds: 0 };
}

/** What came of all of them: one that is broken outweighs what was not tried. */
export function faultSituation(rows: readonly FaultRow[]): SituationName {
  if (rows.some(({ state }) => state === 'broken')) return 'fault not noticed';
  return rows.some(({ state }) => state === 'skipped') ? 'fault not tried' : 'done';
}

/** One line, and no bar, which would end the cell. */
function cellText(text: string): string {
  const line = printable(text).replace(/\s+/g, ' ').trim();
  return (line.length > 160 ? `${line.slice(0, 157)}…` : line).replaceAll('|', '\\|');
}

/** The table in Markdown, and a line that counts it. */
export function faultTable(rows: readonly FaultRow[]): string {
  const lines = rows.map(({ fault, done, exit, state, what, seconds }) =>
    [fault, done, exit, `${state}: ${what}`, seconds.toFixed(1)].map(cellText),
  );
  const count = (state: FaultRow['state']): number => rows.filter((row) => row.state === state).length;
  const table = markdownRows(['fault', 'what was done', 'exit code', 'what held', 'seconds'], lines);
  return `${table.join('\n')}\n\n${count('held')} held, ${count('broken')} broken, ${count('skipped')} skipped`;
}
