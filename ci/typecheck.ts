/** `npm run typecheck`: the types of the program, and of what runs in the report's page. */
import { newCommand, parsedArguments } from '../bin/command.ts';
import { runChecks } from './run-checks.ts';

parsedArguments(newCommand('typecheck', 'Check the types of everything; writes nothing but a cache.'));
await runChecks([
  ['tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/tsc.tsbuildinfo'],
  ['tsc', '-p', 'core/report/page'],
]);
