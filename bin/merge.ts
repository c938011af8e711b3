/** `npm run merge -- DIR… --out DIR`: the results of several folders in one. */
import { exitCodeOf } from '../core/exit-codes.ts';
import { Fail } from '../core/fail.ts';
import { mergeStores, type Merged } from '../core/run/merge-stores.ts';
import { mergedRequest } from '../pipeline/merged-request.ts';
import { selectRequest, trainCommand, type Selection } from '../pipeline/selection.ts';
import { keepRequest } from '../pipeline/stored-request.ts';
import { newCommand, runCommand } from './command.ts';

interface MergeOptions {
  readonly out: string;
}

/** Says what the run whose parts were merged still lacks. @returns the exit code */
function tellMissing({ cells, where, out }: Selection, train: string, { results }: Merged): number {
  const missing = cells.filter(({ key }) => {
    const found = results.get(key);
    return found === undefined || found.state === 'failed' || !found.isCurrent;
  });
  if (missing.length === 0) {
    console.error(`All ${cells.length} cells are there. "npm run check -- --out ${out}" judges them.`);
    return exitCodeOf('done');
  }
  const unfit = missing.filter(({ key }) => results.has(key)).length;
  const conditions = where.length === 0 ? '' : ` --where ${where.join(' ')}`;
  console.error(
    `${missing.length} of ${cells.length} cells are missing` +
      `${unfit > 0 ? `, of ${unfit} of them there is one that failed or that other code trained` : ''}: ` +
      `${missing[0]!.id}${missing.length > 1 ? ' and so on' : ''}. Train them with "${train}${conditions} --out ${out}".`,
  );
  return exitCodeOf('cells missing');
}

async function merge(stores: string[], { out }: MergeOptions): Promise<number> {
  if (out === '') {
    throw new Fail({
      where: '--out',
      found: 'nothing',
      expected: 'a folder',
      next: 'Name one, or leave it out.',
    });
  }
  const request = mergedRequest([...stores, out]);
  const selection = request === undefined ? undefined : await selectRequest(request, out);
  const merged = await mergeStores(stores, out, ({ cell, trainer }) => {
    const today = selection?.suites.has(cell.suite) === true ? selection.store.trainerOf(cell) : trainer;
    return trainer === today;
  });
  for (const { file, problem } of merged.damaged) console.error(`${file}: ${problem}. Passed over.`);
  console.error(`${merged.copied} results brought to ${out}, which has ${merged.results.size}`);
  if (request === undefined || selection === undefined) {
    console.error(
      'The folders are not shards of one run, or do not say of which: name suites, --profile and --engine to "npm run check".',
    );
    return exitCodeOf('done');
  }
  await keepRequest(out, request);
  return tellMissing(selection, trainCommand(selection), merged);
}

const program = newCommand(
  'merge',
  'Bring the results of several folders, such as those of shards, into one. Exit 0: nothing is missing; 3: some cells are.',
)
  .argument('<folders...>', 'folders that "npm run reproduce -- --out DIR" has written')
  .option('--out <folder>', 'where all results are to be; what is there stays', 'results')
  .action(async (stores: string[], options: MergeOptions) => {
    process.exitCode = await merge(stores, options);
  });

await runCommand(program);
