/**
 * `npm run accept`: make the stored results the new baseline. Never done by a run or by CI. With `--where` only claims all
 * of whose cells are there are accepted; the others stay as they were.
 */
import { paperFiles } from '../core/judge/paper-value.ts';
import { acceptedBefore } from '../core/judge/read-baseline.ts';
import { refuseWorseBaseline } from '../core/judge/refuse-worse-baseline.ts';
import { newBaseline, writeBaseline } from '../core/judge/write-baseline.ts';
import { Fail } from '../core/fail.ts';
import type { Result } from '../schemas/result.d.ts';
import { newCommand, runCommand } from './command.ts';
import { keptClaims } from '../pipeline/kept-claims.ts';
import { root } from '../pipeline/project.ts';
import { judgeClaims } from '../pipeline/judge-claims.ts';
import {
  baselineEngine,
  selectStored,
  type Selection,
  type SelectionOptions,
} from '../pipeline/selection.ts';
import { storedResults } from '../pipeline/stored-results.ts';
import { storedDefaults, withSelectionOptions } from './selection-options.ts';

interface AcceptOptions extends SelectionOptions {
  readonly reason: string;
  readonly allowWorse?: boolean;
}

/** @throws Fail (exit 2) where a cell that was asked for is not stored */
function refuseMissing({ out, profile, engine, cells }: Selection, results: readonly Result[]): void {
  if (results.length === cells.length) return;
  throw new Fail({
    where: `${out}/cells`,
    found: `${results.length} of ${cells.length} cells of profile ${profile} on ${engine}`,
    expected: 'all of them',
    next:
      `Run "npm run reproduce -- --profile ${profile} --engine ${engine}" first, or name with --where the cells that are ` +
      'there: claims that need others then stay as accepted before.',
  });
}

const program = withSelectionOptions(
  newCommand(
    'accept',
    'Make the stored results the accepted baseline of their profile and engine. With --where only claims all of whose ' +
      'cells are there; the others stay as they were.',
  ),
  storedDefaults,
)
  .requiredOption('--reason <text>', 'why these values are the right ones')
  .option(
    '--allow-worse',
    'accept fewer replicates, fewer claims or worse verdicts than the present baseline has',
  )
  .action(async (requested: string[], options: AcceptOptions) => {
    const selection = await selectStored(requested, options);
    const { profile } = selection;
    const { results } = await storedResults(selection);
    refuseMissing(selection, results);
    const verdicts = await judgeClaims(selection, results, paperFiles(root), 'optional');
    const baselines = [];
    for (const { id: suite, version: suiteVersion } of selection.suites.values()) {
      const key = { suite, profile, engine: baselineEngine(selection) };
      const kept = await keptClaims(selection, suite, results);
      const baseline = newBaseline({ ...key, suiteVersion, reason: options.reason }, verdicts, kept);
      const before = acceptedBefore(root, key);
      if (before !== undefined && options.allowWorse !== true) refuseWorseBaseline(before, baseline);
      baselines.push(baseline);
      if (kept.claims.size > 0)
        console.error(`${kept.claims.size} claims of ${suite} lack cells: as accepted before, or left out`);
    }
    // None before all are found fit.
    for (const baseline of baselines) console.log(`accepted ${writeBaseline(root, baseline)}`);
  });

await runCommand(program);
