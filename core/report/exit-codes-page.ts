import { situations } from '../exit-codes.ts';
import { markdownRows } from '../markdown-rows.ts';

const introduction = `# Exit codes

Written by \`npm run exit-codes\` from \`core/exit-codes.ts\`, which decides them for every command. Where several reasons
are found the first of 130, 4, 2, 1, 3 gives the code: an answer from incomplete or foreign input is none, so 2 goes before
1; what is known to be wrong goes before what is open. The reasons are told on stderr, all of them.

What is missing is never 0. What was not measured is 3: one command measures it. What belongs to another state of the code,
or was never accepted, is 2: there is nothing to judge by.
`;

/** docs/exit-codes.md: the table of exit codes for readers. */
export function exitCodesPage(): string {
  const rows = Object.entries(situations).map(([name, { code, commands, when }]) => [
    String(code),
    name,
    commands,
    when,
  ]);
  return `${introduction}\n${markdownRows(['code', 'reason', 'commands', 'when'], rows).join('\n')}\n`;
}
