/** `npm run check`: judge stored results against claims and baselines, no training. The gate of CI. */
import { newCommand, runCommand } from './command.ts';
import { judgeAndReport } from '../pipeline/judge-and-report.ts';
import { selectStored, type SelectionOptions } from '../pipeline/selection.ts';
import { storedResults } from '../pipeline/stored-results.ts';
import { keepStaleOption, storedDefaults, withSelectionOptions } from './selection-options.ts';

const program = withSelectionOptions(
  newCommand('check', 'Judge stored results against claims and accepted baselines; trains nothing.'),
  storedDefaults,
)
  .addOption(keepStaleOption('judge'))
  .option('--json', 'one JSON document on stdout')
  .action(async (requested: string[], options: SelectionOptions & { json?: boolean }) => {
    const startedAt = performance.now();
    const selection = await selectStored(requested, options);
    const { results, counts } = await storedResults(selection);
    process.exitCode = await judgeAndReport(selection, results, counts, {
      baselines: 'required',
      json: options.json === true,
      startedAt,
    });
  });

await runCommand(program);
