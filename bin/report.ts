/** `npm run report`: the HTML report from stored results, no training. */
import { newCommand, runCommand } from './command.ts';
import { compareResults } from '../pipeline/compare-results.ts';
import { judgeAndReport } from '../pipeline/judge-and-report.ts';
import { selectStored, type SelectionOptions } from '../pipeline/selection.ts';
import { storedResults } from '../pipeline/stored-results.ts';
import { keepStaleOption, storedDefaults, withSelectionOptions } from './selection-options.ts';

const program = withSelectionOptions(
  newCommand('report', 'Write the HTML report from stored results; trains nothing, gates nothing.'),
  storedDefaults,
)
  .addOption(keepStaleOption('report'))
  .option('--compare <folder>', 'write compare.html, too: what differs from other results, or from baselines')
  .action(async (requested: string[], options: SelectionOptions & { compare?: string }) => {
    const startedAt = performance.now();
    const selection = await selectStored(requested, options);
    const { results, counts } = await storedResults(selection);
    await judgeAndReport(selection, results, counts, { baselines: 'optional', json: false, startedAt });
    if (options.compare !== undefined) {
      console.error(`Comparison: ${await compareResults(options.out, options.compare)}`);
    }
  });

await runCommand(program);
