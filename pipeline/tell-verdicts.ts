import { abstractLines } from '../core/report/abstract-lines.ts';
import { judgeAbstract } from '../core/report/abstract-word.ts';
import { mayColour } from '../core/report/may-colour.ts';
import { tally, tallyLines } from '../core/report/tally.ts';
import { reasonLines, verdictTable } from '../core/report/verdict-table.ts';
import type { Run } from '../schemas/run.d.ts';
import { readStatements } from './read-statements.ts';

/**
 * Prints a run’s verdicts on stdout, the most important last: the table, why claims are not reproduced, the counts, and the
 * abstract sentence by sentence.
 *
 * @param notes lines for stderr, such as where the report is; they come above the abstract
 */
export function tellVerdicts({ claims, profile, engine }: Run, notes: readonly string[]): void {
  const { columns } = process.stdout as { readonly columns?: number };
  const look = {
    colour: mayColour(process.stdout, process.env),
    ...(columns === undefined ? {} : { columns }),
  };
  console.log(`${verdictTable(claims, look)}\n`);
  for (const reason of reasonLines(claims, profile, look)) console.log(reason);
  console.log(`\n${tallyLines(tally(claims, profile)).join('\n')}\n`);
  for (const note of notes) console.error(note);
  const judged = judgeAbstract(readStatements().abstract, claims);
  console.log(`\nThe paper’s abstract, by profile ${profile} on engine ${engine}:`);
  for (const line of abstractLines(judged, look)) console.log(line);
}
