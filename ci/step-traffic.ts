/**
 * Counts what each operation of the suites' training steps reads, writes and computes, on this machine's engine, beside
 * the least that `npm run bench` counts with. Nothing is timed.
 *
 *     node --import tsx ci/step-traffic.ts --engine tensorflow --only grokking/step cnn/step-quick
 *
 * With `--as cuda` this machine's engine takes the steps as trainers have them on a GPU: with that engine's traits.
 */
import os from 'node:os';
import { Command, Option } from 'commander';
import type { Benchmark } from '../bench/benchmark.ts';
import { chooseBenchmarks } from '../bench/benchmark-registry.ts';
import { trafficDuring, type Traffic } from '../bench/step-traffic.ts';
import { engineNames, type Engine, type EngineName } from '../core/engine/engine.ts';
import { traitsOf } from '../core/engine/engines.ts';
import { chooseEngine, openEngine } from '../core/engine/open-engine.ts';

/** Operations that move less than this share are told together. */
const smallShare = 0.02;

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2);

function rows(all: readonly Traffic[], units: number): string[] {
  const bytes = all.reduce((sum, each) => sum + each.bytes, 0);
  const shown = all.filter((each) => each.bytes >= smallShare * bytes);
  const rest = bytes - shown.reduce((sum, each) => sum + each.bytes, 0);
  const line = (name: string, moved: number): string =>
    `  ${name.padEnd(28)} ${megabytes(moved / units).padStart(9)} MB  ${`${Math.round((100 * moved) / bytes)}`.padStart(3)} %`;
  return [
    ...shown.map(({ operation, calls, bytes: moved }) => line(`${operation} × ${calls}`, moved)),
    line('others', rest),
  ];
}

async function tell(engine: Engine, { id, ready }: Benchmark): Promise<void> {
  const { work, members, steps = 1, call, dispose } = await ready({ engine, scratch: os.tmpdir() });
  const found = await trafficDuring(engine, call);
  dispose();
  const units = members * steps;
  const moved = found.reduce((sum, { bytes }) => sum + bytes, 0) / units;
  const flop = found.reduce((sum, each) => sum + each.flop, 0) / units;
  console.log(
    [
      `${id}: of one network, ${members} abreast, ${steps} steps counted`,
      `  moved ${megabytes(moved)} MB, ${(moved / work.bytes).toFixed(1)} times the least of ${megabytes(work.bytes)}`,
      `  products ${(flop / 1e6).toFixed(1)} MFLOP, ${(flop / work.flop).toFixed(2)} times the ${(work.flop / 1e6).toFixed(1)} that are counted`,
      ...rows(found, units),
    ].join('\n'),
  );
}

const program = new Command('step-traffic')
  .option('--engine <name>', 'auto, or an engine by name', 'auto')
  .addOption(new Option('--as <name>', 'the engine whose operations are counted').choices(engineNames))
  .option('--only <beginnings...>', 'steps whose id begins so');
const options = program.parse().opts<{ engine: string; as?: EngineName; only?: string[] }>();
const { name } = await chooseEngine(options.engine);
const opened = await openEngine(name, 'none');
const engine = options.as === undefined ? opened : { ...opened, traits: traitsOf(options.as) };
for (const benchmark of await chooseBenchmarks(options.as ?? name, options.only ?? [])) {
  const { suite, phase, arithmetic: computed } = benchmark;
  if (suite !== undefined && phase === 'train' && computed !== 'float64') await tell(engine, benchmark);
}
// An engine may keep the process alive.
process.exit();
