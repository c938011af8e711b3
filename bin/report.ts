/** `npm run report`: the HTML report from stored results, no training. */
import { newCommand, runCommand } from './command.ts';
import { judgeAndReport } from '../pipeline/judge-and-report.ts';
import { selectStored, type SelectionOptions } from '../pipeline/selection.ts';
import { storedResults } from '../pipeline/stored-results.ts';
import { keepStaleOption, storedDefaults, withSelectionOptions } from './selection-options.ts';

const program = withSelectionOptions(
  newCommand('report', 'Write the HTML report from stored results; trains nothing, gates nothing.'),
  storedDefaults,
)
  .addOption(keepStaleOption('report'))
  .action(async (requested: string[], options: SelectionOptions) => {
    const startedAt = performance.now();
    const selection = await selectStored(requested, options);
    const { results, counts } = await storedResults(selection);
    await judgeAndReport(selection, results, counts, { baselines: 'optional', json: false, startedAt });
  });

await runCommand(program);
