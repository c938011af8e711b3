/** `npm run merge -- DIR… --out DIR`: the results of several folders in one. */
import { exitCodeOf } from '../core/exit-codes.ts';
import { Fail } from '../core/fail.ts';
import { mergeStores, type Merged } from '../core/run/merge-stores.ts';
import { mergedRequest } from '../pipeline/merged-request.ts';
import { selectStored, trainCommand, type SelectionOptions } from '../pipeline/selection.ts';
import { keepRequest } from '../pipeline/stored-request.ts';
import { newCommand, runCommand } from './command.ts';

interface MergeOptions {
  readonly out: string;
}

/** Says what the request that the folders share still lacks. @returns the exit code */
async function tellMissing(out: string, { results }: Merged): Promise<number> {
  const options: SelectionOptions = { out };
  const selection = await selectStored([], options);
  const missing = selection.cells.filter(({ key }) => (results.get(key)?.state ?? 'failed') === 'failed');
  if (missing.length === 0) {
    console.error(
      `All ${selection.cells.length} cells are there. "npm run check -- --out ${out}" judges them.`,
    );
    return exitCodeOf('done');
  }
  const failed = missing.filter(({ key }) => results.has(key)).length;
  const where = selection.where.length === 0 ? '' : ` --where ${selection.where.join(' ')}`;
  console.error(
    `${missing.length} of ${selection.cells.length} cells are missing${failed > 0 ? `, ${failed} of them failed` : ''}: ` +
      `${missing[0]!.id}${missing.length > 1 ? ' and so on' : ''}. Train them with "${trainCommand(selection)}${where} --out ${out}".`,
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
  const merged = await mergeStores(stores, out);
  for (const { file, problem } of merged.damaged) console.error(`${file}: ${problem}. Passed over.`);
  console.error(`${merged.copied} results brought to ${out}, which has ${merged.results.size}`);
  const request = mergedRequest([...stores, out]);
  if (request === undefined) {
    console.error(
      'The folders are not shards of one run, or do not say of which: name suites, --profile and --engine to "npm run check".',
    );
    return exitCodeOf('done');
  }
  await keepRequest(out, request);
  return tellMissing(out, merged);
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
