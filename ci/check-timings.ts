/**
 * Holds `npm run bench -- --against` against its own promises on this machine: this tree against itself (A/A), and
 * against itself with one benchmark slowed down on purpose.
 *
 *     node --import tsx ci/check-timings.ts --only relu/step --plant relu/step --repeats 10
 *
 * Each repeat is two comparisons. Exits 1 where more than 5 % of the A/A verdicts are changes,
 * or the planted slow-down is found in fewer than 9 of 10.
 */
import path from 'node:path';
import { Command } from 'commander';
import { assembleTiming } from '../bench/assemble-timing.ts';
import { plantVariable } from '../bench/planted.ts';
import { runInTurns } from '../bench/run-in-turns.ts';
import { chooseEngine } from '../core/engine/open-engine.ts';
import { compareTimings } from '../core/timing/compare-timings.ts';
import type { ComparedBenchmark } from '../schemas/comparison.d.ts';

interface CheckOptions {
  readonly engine: string;
  readonly only?: readonly string[];
  readonly plant: string;
  readonly factor: string;
  readonly repeats: string;
  readonly minutes: string;
  readonly processes: string;
}

const root = path.join(import.meta.dirname, '..');
const program = path.join(root, 'bench', 'measure.ts');

/** One comparison of this tree with itself, the other side under the given environment. */
async function compareWithItself(
  { engine, only = [], minutes, processes: wanted }: CheckOptions,
  environment: Readonly<Record<string, string>>,
): Promise<ComparedBenchmark[]> {
  const { name } = await chooseEngine(engine);
  const processes = Number(wanted);
  const sides = [
    { name: 'A', program },
    { name: 'B', program, environment },
  ];
  const turns = await runInTurns(sides, {
    engine: name,
    processes,
    minutes: 2 * Number(minutes),
    only,
    onTurn: () => undefined,
  });
  const settings = { processes, secondsPerProcess: turns.seconds, interleavedWith: 'itself' };
  const [a, b] = await Promise.all(
    turns.measurements.map((measurements) =>
      assembleTiming(measurements, turns, { project: { name: 'check', version: '0' }, settings }),
    ),
  );
  const comparison = compareTimings([
    { label: 'A', file: 'A', timing: a! },
    { label: 'B', file: 'B', timing: b! },
  ]);
  return comparison.comparisons[0]!.benchmarks;
}

function isChange({ verdict }: ComparedBenchmark): boolean {
  return verdict === 'faster' || verdict === 'slower';
}

async function check(options: CheckOptions): Promise<number> {
  const { plant, factor } = options;
  const repeats = Number(options.repeats);
  let verdicts = 0;
  let changes = 0;
  let found = 0;
  for (let repeat = 1; repeat <= repeats; repeat++) {
    const same = await compareWithItself(options, {});
    verdicts += same.length;
    changes += same.filter(isChange).length;
    const slowed = await compareWithItself(options, { [plantVariable]: `${plant}=${factor}` });
    const benchmark = slowed.find(({ id }) => id === plant);
    if (benchmark?.verdict === 'slower') found++;
    const told = `ratio ${benchmark?.ratio.toPrecision(3) ?? '–'}, noise ${benchmark?.noiseFloor?.toPrecision(2) ?? '–'}`;
    console.log(
      `${repeat} of ${repeats}: A/A ${changes} changes in ${verdicts} verdicts; planted found ${found} of ${repeat} (${told})`,
    );
  }
  return changes <= 0.05 * verdicts && found >= 0.9 * repeats ? 0 : 1;
}

await new Command('check-timings')
  .option('--engine <name>', 'auto, or an engine by name', 'auto')
  .option('--only <beginnings...>', 'as for npm run bench')
  .option('--plant <benchmark>', 'which one is slowed down', 'relu/step')
  .option('--factor <n>', 'to how much of its time', '1.1')
  .option('--repeats <n>', 'how often', '10')
  .option('--minutes <n>', 'time for one side of one comparison', '2.7')
  .option('--processes <n>', 'of each side', '8')
  .action(async (options: CheckOptions) => {
    process.exitCode = await check(options);
  })
  .parseAsync();
