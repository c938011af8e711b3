/** `npm run accept`: make the stored results the new baseline. Never done by a run or by CI. */
import { paperFiles } from '../core/judge/paper-value.ts';
import { acceptedBefore } from '../core/judge/read-baseline.ts';
import { refuseWorseBaseline } from '../core/judge/refuse-worse-baseline.ts';
import { newBaseline, writeBaseline } from '../core/judge/write-baseline.ts';
import { Fail } from '../core/fail.ts';
import { newCommand, runCommand } from './command.ts';
import { root } from '../pipeline/project.ts';
import { judgeClaims } from '../pipeline/judge-claims.ts';
import { baselineEngine, selectStored, type SelectionOptions } from '../pipeline/selection.ts';
import { storedResults } from '../pipeline/stored-results.ts';
import { storedDefaults, withSelectionOptions } from './selection-options.ts';

interface AcceptOptions extends SelectionOptions {
  readonly reason: string;
  readonly allowWorse?: boolean;
}

const program = withSelectionOptions(
  newCommand('accept', 'Make the stored results the accepted baseline of their profile and engine.'),
  storedDefaults,
)
  .requiredOption('--reason <text>', 'why these values are the right ones')
  .option(
    '--allow-worse',
    'accept fewer replicates, fewer claims or worse verdicts than the present baseline has',
  )
  .action(async (requested: string[], options: AcceptOptions) => {
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
    const baselines = [...selection.suites.values()].map(({ id: suite, version: suiteVersion }) => {
      const key = { suite, profile, engine: baselineEngine(selection) };
      const baseline = newBaseline({ ...key, suiteVersion, reason: options.reason }, verdicts);
      const before = acceptedBefore(root, key);
      if (before !== undefined && options.allowWorse !== true) refuseWorseBaseline(before, baseline);
      return baseline;
    });
    // None before all are found fit.
    for (const baseline of baselines) console.log(`accepted ${writeBaseline(root, baseline)}`);
  });

await runCommand(program);
