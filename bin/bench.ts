/** `npm run bench`: timings of this device, by process and iteration, with what disturbed them. */
import path from 'node:path';
import { assembleTiming } from '../bench/assemble-timing.ts';
import type { Side } from '../bench/measuring-process.ts';
import { runInTurns, type Turns } from '../bench/run-in-turns.ts';
import { timePeers } from '../bench/time-peers.ts';
import type { Opening } from '../bench/visit-protocol.ts';
import { openWorktree, type Worktree } from '../bench/worktree.ts';
import { revisionOf } from '../core/revision-of.ts';
import { chooseBenchmarks } from '../bench/benchmark-registry.ts';
import type { EngineName } from '../core/engine/engine.ts';
import { chooseEngine, openEngine } from '../core/engine/open-engine.ts';
import type { Compilation } from '../core/engine/steps/step.ts';
import { exitCodeOf } from '../core/exit-codes.ts';
import { comparisonTable } from '../core/report/comparison-table.ts';
import { timingTable } from '../core/report/timing-table.ts';
import { compareTimings } from '../core/timing/compare-timings.ts';
import { keepInHistory } from '../core/timing/history.ts';
import { refusePair } from '../core/timing/refuse-pair.ts';
import type { Timing } from '../schemas/timing.d.ts';
import { checkedOptions, withBenchOptions, type BenchOptions } from './bench-options.ts';
import { claimCosts } from '../pipeline/claim-costs.ts';
import { compilationFor } from '../pipeline/compilation.ts';
import { newCommand, runCommand } from './command.ts';
import { gateTimings } from '../pipeline/gate-timings.ts';
import { project, root } from '../pipeline/project.ts';
import { writeTiming } from '../pipeline/timing-files.ts';

const tell = (message: string): void => console.error(message);

const here: Side = { name: 'this revision', program: path.join(root, 'bench', 'measure-visits.ts') };

interface Job {
  readonly options: BenchOptions;
  readonly processes: number;
  readonly minutes: number;
  readonly worktree: Worktree | undefined;
  readonly engine: TimedEngine;
}

/** What is timed on what. */
interface TimedEngine {
  readonly name: EngineName;
  readonly device: string;
  readonly compile: Compilation;
}

/** @throws Fail (exit 2) for an engine that this machine cannot run, or where XLA is asked of one that has none */
async function timedEngine(options: BenchOptions): Promise<TimedEngine> {
  const { name, device } = await chooseEngine(options.engine);
  const { compile } = options;
  return {
    name,
    device,
    compile: compilationFor({ engine: name, profile: 'quick', automatic: false, compile }),
  };
}

/** Lets the sides measure in turns, the other revision first. */
async function measure({ options, processes, minutes, worktree, engine }: Job): Promise<Turns> {
  const { name, device, compile } = engine;
  const only = options.only ?? [];
  const chosen = await chooseBenchmarks(name, only);
  tell(`${name} on ${device}: ${chosen.length} benchmarks, ${processes} processes`);
  const sides = worktree === undefined ? [here] : [worktree.side, here];
  const refuseEarly = ([other, own]: readonly Opening[]): void => {
    if (own === undefined) return;
    const bare = ({ opened }: Opening): Timing =>
      ({ benchmarks: opened.map(({ benchmark }) => benchmark) }) as unknown as Timing;
    refusePair({ file: 'this revision', timing: bare(own) }, { file: sides[0]!.name, timing: bare(other!) });
  };
  const minutesInAll = minutes * sides.length;
  return runInTurns(sides, {
    ...{ engine: name, compile },
    processes,
    minutes: minutesInAll,
    only,
    onTurn: tell,
    onFirstOpening: refuseEarly,
  });
}

async function withPeers({ name, compile }: TimedEngine): Promise<Timing['ratios']> {
  return timePeers(await openEngine(name, compile), tell);
}

/** Holds this revision against the other, whose processes alternated with it. */
async function compareSides(turns: Turns, own: Timing, { options, worktree }: Job): Promise<number> {
  const commit = worktree!.commit;
  const reference = await assembleTiming(turns, 0, {
    project: { ...project(), revision: commit },
    inTurnsWith: own.project.revision ?? 'unknown',
  });
  const name = `timings-${commit.slice(0, 9)}.json`;
  const file = await writeTiming(options.out, name, reference);
  const comparison = compareTimings([
    { label: commit.slice(0, 9), file, timing: reference },
    { label: 'this revision', file: 'timings.json', timing: own },
  ]);
  console.log(options.json === true ? JSON.stringify(comparison, null, 2) : comparisonTable(comparison));
  return options.gate === true ? gateTimings(comparison) : exitCodeOf('done');
}

async function bench(options: BenchOptions): Promise<number> {
  const numbers = checkedOptions(options);
  const engine = await timedEngine(options);
  const worktree = options.against === undefined ? undefined : await openWorktree(root, options.against);
  try {
    const job: Job = { options, ...numbers, worktree, engine };
    const turns = await measure(job);
    const side = turns.measurements.length - 1;
    const revision = await revisionOf(root);
    const timing = await assembleTiming(turns, side, {
      project: { ...project(), ...(revision === undefined ? {} : { revision }) },
      ...(worktree === undefined ? {} : { inTurnsWith: worktree.commit }),
      ratios: options.peers === true ? await withPeers(engine) : [],
      claims: await claimCosts(options.out, turns.measurements[side]![0]!.record),
    });
    const file = await writeTiming(options.out, 'timings.json', timing);
    if (options.json !== true) console.log(timingTable(timing));
    else if (worktree === undefined) console.log(JSON.stringify(timing));
    tell(`Kept in ${file}`);
    if (options.keep === true) tell(`Added to ${await keepInHistory(root, timing, options.reason!)}`);
    return worktree === undefined ? exitCodeOf('done') : await compareSides(turns, timing, job);
  } finally {
    await worktree?.remove();
  }
}

const program = withBenchOptions(
  newCommand(
    'bench',
    'Time this device: training and evaluation of every suite, calibration kernels, store, figures.',
  ),
).action(async (options: BenchOptions) => {
  process.exitCode = await bench(options);
});

await runCommand(program);
// An engine that was opened for the peers may keep the process alive.
process.exit();
