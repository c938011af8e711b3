/**
 * `npm run test:problems [-- first count]`: a thousand random wide problems, of the seeds from `first` on, each integrated by
 * every equation that claims its motion. Nightly: it takes minutes. Fails where one cannot be followed.
 */
import { newCommand, runCommand } from '../bin/command.ts';
import { exitCodeOf } from '../core/exit-codes.ts';
import { measureWideProblems } from '../suites/linear/train/wide-problems.ts';

/** Of each kind one or more. */
const problemsASeed = 12;

const program = newCommand('test:problems', 'Integrate random wide problems; none may fail.')
  .argument('[first]', 'the first seed', '300')
  .argument('[seeds]', 'how many seeds, twelve problems each', '84')
  .action((first: string, seeds: string) => {
    let failures = 0;
    for (let seed = Number(first); seed < Number(first) + Number(seeds); seed++) {
      try {
        measureWideProblems({ seed, count: problemsASeed }, () => undefined);
      } catch (error) {
        failures++;
        console.log(`seed ${seed}: ${(error as Error).message}`);
      }
    }
    console.log(`${failures} of ${Number(seeds)} seeds failed (${problemsASeed} problems each)`);
    process.exitCode = exitCodeOf(failures > 0 ? 'crash' : 'done');
  });

await runCommand(program);
