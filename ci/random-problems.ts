/**
 * `npm run test:problems [-- first count]`: a thousand random wide problems, of the seeds from `first` on, each integrated by
 * every equation that claims its motion, and half as many small ReLU networks. Nightly: it takes minutes. Fails where one
 * cannot be followed.
 */
import { newCommand, runCommand } from '../bin/command.ts';
import { exitCodeOf } from '../core/exit-codes.ts';
import { measureWideProblems } from '../suites/linear/train/wide-problems.ts';
import { compareUnits } from '../suites/relu/train-theory.ts';

/** What is integrated, and how many problems of a seed: of each kind one or more. */
const kinds = [
  {
    name: 'wide networks',
    count: 12,
    follow: (seed: number, count: number) => measureWideProblems({ seed, count }, () => undefined),
  },
  {
    name: 'small ReLU networks',
    count: 6,
    follow: (seed: number, count: number) => [...compareUnits({ seed, count })],
  },
] as const;

/** @returns seeds whose problems could not all be followed */
function failuresOf({ count, follow }: (typeof kinds)[number], seeds: readonly number[]): number {
  let failures = 0;
  for (const seed of seeds) {
    try {
      follow(seed, count);
    } catch (error) {
      failures++;
      console.log(`seed ${seed}: ${(error as Error).message}`);
    }
  }
  return failures;
}

const program = newCommand('test:problems', 'Integrate random problems; none may fail.')
  .argument('[first]', 'the first seed', '300')
  .argument('[seeds]', 'how many seeds, twelve wide and six small problems each', '84')
  .action((first: string, count: string) => {
    const seeds = Array.from({ length: Number(count) }, (_, i) => Number(first) + i);
    let failed = false;
    for (const kind of kinds) {
      const failures = failuresOf(kind, seeds);
      failed ||= failures > 0;
      console.log(`${kind.name}: ${failures} of ${seeds.length} seeds failed (${kind.count} problems each)`);
    }
    process.exitCode = exitCodeOf(failed ? 'crash' : 'done');
  });

await runCommand(program);
