import { Chalk } from 'chalk';
import { abstractSign, numbersText, type AbstractWord, type JudgedSentence } from './abstract-word.ts';
import type { VerdictTableOptions } from './verdict-table.ts';
import { hangingText } from './wrap-text.ts';

/**
 * The abstract for a terminal, a sentence and its word each: what a run comes to. The paper’s words, and how many of our
 * numbers agree with its own.
 */
export function abstractLines(
  judged: readonly JudgedSentence[],
  { colour, columns = 132 }: VerdictTableOptions,
): string[] {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const paints: Record<AbstractWord, (text: string) => string> = {
    held: chalk.green,
    'contradicted in part': chalk.red.bold,
    contradicted: chalk.red.bold,
    undecided: chalk.yellow,
    'not run': chalk.dim,
  };
  const longestWord = Math.max(...judged.map(({ word }) => word.length));
  return judged.map(({ sentence, word, verdicts }) => {
    const head = `${abstractSign[word]} ${word.padEnd(longestWord)}  `;
    const numbers = word === 'not run' ? '' : ` (${numbersText(verdicts)})`;
    const text = hangingText(head, sentence.sentence + numbers, Math.min(columns, 100));
    return paints[word](head.trimEnd()) + text.slice(head.trimEnd().length);
  });
}
