/** `npm run report`: the HTML report from stored results, no training. */
import { countCells } from '../core/run/count-cells.ts';
import { readResults } from '../core/run/read-results.ts';
import { newCommand, runCommand } from './command.ts';
import { judgeAndReport } from '../pipeline/judge-and-report.ts';
import { selectStored, type SelectionOptions } from '../pipeline/selection.ts';
import { withSelectionOptions } from './selection-options.ts';

const program = withSelectionOptions(
  newCommand('report', 'Write the HTML report from stored results; trains nothing, gates nothing.'),
  'those of the last run',
).action(async (requested: string[], options: SelectionOptions) => {
  const startedAt = performance.now();
  const selection = await selectStored(requested, options);
  const results = await readResults(selection.cells, selection.store);
  const counts = countCells(selection.cells.length, results);
  await judgeAndReport(selection, results, counts, { baselines: 'optional', json: false, startedAt });
});

await runCommand(program);
