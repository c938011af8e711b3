/**
 * Holds `npm run bench -- --against` against its own promises on this machine. In each repeat processes of three sides
 * take turns: this tree, this tree again, and this tree with every benchmark slowed down on purpose.
 *
 *     node --import tsx ci/check-timings.ts --repeats 10 --out results/check-timings
 *     node --import tsx ci/check-timings.ts --judge results/check-timings
 *
 * The first two sides are A/A; so is each of them in one repeat and the next, as two separate runs. An injected slow-down
 * is one benchmark of the third side among the others of the second, as if it alone had been slowed down: each
 * benchmark in its turn. Every timing is kept, and can be judged again without measuring. Exits 1 where more than 5 % of
 * the A/A verdicts are changes, or the slow-down of the benchmark that is named by --plant is found in fewer than 9 of
 * 10.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { assembleTiming } from '../bench/assemble-timing.ts';
import { slowdownVariable } from '../bench/injected-slowdown.ts';
import { runInTurns } from '../bench/run-in-turns.ts';
import { writeTiming } from '../pipeline/timing-files.ts';
import { chooseEngine } from '../core/engine/open-engine.ts';
import { checkVerdicts, type CheckedRepeat, type Unchanged } from '../core/timing/check-verdicts.ts';
import { drawRepeats } from '../core/timing/draw-repeats.ts';
import { readTiming } from '../core/timing/read-timing.ts';

interface CheckOptions {
  readonly engine: string;
  readonly only?: readonly string[];
  readonly plant: string;
  readonly factor: string;
  readonly repeats: string;
  readonly minutes: string;
  readonly processes: string;
  readonly out: string;
  readonly judge?: string;
  readonly draw?: readonly string[];
}

const root = path.join(import.meta.dirname, '..');
const program = path.join(root, 'bench', 'measure-visits.ts');
/** The reference stands between the two that are held against it, so that each is its neighbour. */
const sideNames = ['again', 'reference', 'slowed'] as const;

function fileOf(folder: string, repeat: number, side: string): string {
  return path.join(folder, `${String(repeat).padStart(2, '0')}-${side}.json`);
}

/** Measures the three sides once and keeps their timings. */
async function measure(options: CheckOptions, repeat: number): Promise<void> {
  const { name: engine } = await chooseEngine(options.engine);
  const turns = await runInTurns(
    sideNames.map((name) => ({
      name,
      program,
      environment: name === 'slowed' ? { [slowdownVariable]: `*=${options.factor}` } : {},
    })),
    {
      ...{ engine, compile: 'lowered' },
      processes: Number(options.processes),
      minutes: sideNames.length * Number(options.minutes),
      only: options.only ?? [],
      onTurn: (message) => console.error(message),
    },
  );
  for (const [side, name] of sideNames.entries()) {
    const timing = await assembleTiming(turns, side, {
      project: { name: `check, ${name}`, version: '0' },
      inTurnsWith: 'itself',
    });
    await writeTiming(options.out, path.basename(fileOf('', repeat, name)), timing);
  }
}

function readRepeat(folder: string, repeat: number): CheckedRepeat {
  const [again, reference, slowed] = sideNames.map((name) => readTiming(fileOf(folder, repeat, name)).timing);
  return { reference: reference!, again: again!, slowed: slowed! };
}

function readRepeats(folder: string): CheckedRepeat[] {
  const repeats: CheckedRepeat[] = [];
  for (let repeat = 1; existsSync(fileOf(folder, repeat, 'slowed')); repeat++)
    repeats.push(readRepeat(folder, repeat));
  return repeats;
}

const draws = 100;

/** What runs of other numbers of processes would have found, from the processes that were measured. */
function estimate(repeats: readonly CheckedRepeat[], sizes: readonly string[]): void {
  for (const size of sizes) {
    const { benchmarks, inTurns } = checkVerdicts(drawRepeats(repeats, Number(size), draws));
    console.log(`drawn, ${size} pairs: ${inTurns.changes} of ${inTurns.verdicts} A/A verdicts are changes`);
    for (const { id, found, same } of benchmarks)
      console.log(`  ${id.padEnd(30)} slow-down found in ${found} % of the draws, A/A same in ${same} %`);
  }
}

/** Judges the repeats that a folder has and prints what was found, benchmark by benchmark. */
function judge(repeats: readonly CheckedRepeat[], plant: string): number {
  const { benchmarks, inTurns, apart } = checkVerdicts(repeats);
  for (const { id, found, changed, same, ratio, noise } of benchmarks) {
    console.log(
      `${id.padEnd(30)} slow-down found ${found} of ${repeats.length}, ratio ${ratio.toFixed(3)}, noise ${(100 * noise).toFixed(1)} %; A/A ${changed} changes, ${same} same`,
    );
  }
  const told = ({ comparisons, verdicts, changes, same }: Unchanged): string =>
    `${comparisons} comparisons, ${changes} of ${verdicts} verdicts are changes, ${same} same`;
  console.log(`A/A in turns: ${told(inTurns)}`);
  console.log(`A/A of separate runs: ${told(apart)}`);
  const found = benchmarks.find(({ id }) => id === plant)?.found ?? 0;
  console.log(`slow-down of ${plant}: found ${found} of ${repeats.length}`);
  const wrong = [inTurns, apart].some(({ changes, verdicts }) => changes > 0.05 * verdicts);
  return repeats.length > 0 && !wrong && found >= 0.9 * repeats.length ? 0 : 1;
}

async function check(options: CheckOptions): Promise<number> {
  if (options.judge !== undefined) {
    const repeats = readRepeats(options.judge);
    estimate(repeats, options.draw ?? []);
    return judge(repeats, options.plant);
  }
  for (let repeat = 1; repeat <= Number(options.repeats); repeat++) {
    if (!existsSync(fileOf(options.out, repeat, 'slowed'))) await measure(options, repeat);
    judge(readRepeats(options.out), options.plant);
  }
  return judge(readRepeats(options.out), options.plant);
}

await new Command('check-timings')
  .option('--engine <name>', 'auto, or an engine by name', 'auto')
  .option('--only <beginnings...>', 'as for npm run bench')
  .option('--plant <benchmark>', 'which one has to be found', 'relu/step')
  .option('--factor <n>', 'to how much of their time benchmarks are slowed down', '1.1')
  .option('--repeats <n>', 'how often', '10')
  .option('--minutes <n>', 'time for one side of one repeat', '9.6')
  .option('--processes <n>', 'of each side', '32')
  .option(
    '--out <folder>',
    'where the timings are kept; repeats that are there are not measured again',
    'results/check-timings',
  )
  .option('--judge <folder>', 'judge what is kept there and measure nothing')
  .option('--draw <processes...>', 'with --judge: estimate what runs of so many processes would find')
  .action(async (options: CheckOptions) => {
    process.exitCode = await check(options);
  })
  .parseAsync();
