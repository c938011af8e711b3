/** `npm run exit-codes`: writes docs/exit-codes.md from the table. With `--check` it exits 1 where the page is out of date. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { newCommand, parsedArguments } from '../bin/command.ts';
import { exitCodeOf } from '../core/exit-codes.ts';
import { writeWhole } from '../core/files.ts';
import { exitCodesPage } from '../core/report/exit-codes-page.ts';

const page = path.join(import.meta.dirname, '..', 'docs', 'exit-codes.md');

const options = parsedArguments(
  newCommand('exit-codes', 'Write docs/exit-codes.md from the table.').option(
    '--check',
    'write nothing, and exit 1 where the page is out of date (default: off)',
  ),
).opts<{ check?: boolean }>();
if (options.check !== true) {
  await writeWhole(page, exitCodesPage());
} else if ((await readFile(page, 'utf8').catch(() => '')) !== exitCodesPage()) {
  console.error('docs/exit-codes.md is out of date. Run "npm run exit-codes".');
  process.exitCode = exitCodeOf('out of date');
}
