/** `npm run check`: judge stored results against claims and baselines, no training. The gate of CI. */
import { countCells } from '../core/run/count-cells.ts';
import { readResults } from '../core/run/read-results.ts';
import { newCommand, runCommand } from './command.ts';
import { judgeAndReport } from '../pipeline/judge-and-report.ts';
import { selectStored, type SelectionOptions } from '../pipeline/selection.ts';
import { withSelectionOptions } from './selection-options.ts';

const program = withSelectionOptions(
  newCommand('check', 'Judge stored results against claims and accepted baselines; trains nothing.'),
  'those of the last run',
)
  .option('--json', 'one JSON document on stdout')
  .action(async (requested: string[], options: SelectionOptions & { json?: boolean }) => {
    const startedAt = performance.now();
    const selection = await selectStored(requested, options);
    const results = await readResults(selection.cells, selection.store);
    const counts = countCells(selection.cells.length, results);
    process.exitCode = await judgeAndReport(selection, results, counts, {
      baselines: 'required',
      json: options.json === true,
      startedAt,
    });
  });

await runCommand(program);
