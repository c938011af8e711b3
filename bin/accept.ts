/** `npm run accept`: make the stored results the new baseline. Never done by a run or by CI. */
import { paperFiles } from '../core/judge/paper-value.ts';
import { newBaseline, writeBaseline } from '../core/judge/write-baseline.ts';
import { Fail } from '../core/fail.ts';
import { newCommand, runCommand } from './command.ts';
import { root } from '../pipeline/project.ts';
import { judgeClaims } from '../pipeline/judge-claims.ts';
import { baselineEngine, selectStored, type SelectionOptions } from '../pipeline/selection.ts';
import { storedResults } from '../pipeline/stored-results.ts';
import { withSelectionOptions } from './selection-options.ts';

const program = withSelectionOptions(
  newCommand('accept', 'Make the stored results the accepted baseline of their profile and engine.'),
  'those of the last run',
)
  .requiredOption('--reason <text>', 'why these values are the right ones')
  .action(async (requested: string[], options: SelectionOptions & { reason: string }) => {
    const selection = await selectStored(requested, options);
    const { profile, engine, cells } = selection;
    const { results } = await storedResults(selection);
    if (results.length < cells.length) {
      throw new Fail({
        where: `${selection.out}/cells`,
        found: `${results.length} of ${cells.length} cells of profile ${profile} on ${engine}`,
        expected: 'all of them',
        next: `Run "npm run reproduce -- --profile ${profile} --engine ${engine}" first.`,
      });
    }
    const verdicts = await judgeClaims(selection, results, paperFiles(root), 'optional');
    for (const { id, version } of selection.suites.values()) {
      const head = {
        suite: id,
        suiteVersion: version,
        profile,
        engine: baselineEngine(selection),
        reason: options.reason,
      };
      console.log(`accepted ${writeBaseline(root, newBaseline(head, verdicts))}`);
    }
  });

await runCommand(program);
