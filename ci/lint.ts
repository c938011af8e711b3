/** `npm run lint`: ESLint, Prettier, the import table, unused code; all of them, also after one that fails. */
import { newCommand, parsedArguments } from '../bin/command.ts';
import { runChecks } from './run-checks.ts';

parsedArguments(
  newCommand(
    'lint',
    'Run ESLint, Prettier, the import table of .dependency-cruiser.cjs, and knip on everything.',
  ),
);
const code = ['core', 'suites', 'figures', 'schemas', 'pipeline', 'bin', 'ci', 'bench'];
await runChecks([
  ['eslint', '.'],
  ['prettier', '--check', '.'],
  ['depcruise', '--config', '.dependency-cruiser.cjs', ...code],
  ['knip'],
  ['knip', '--production'],
]);
