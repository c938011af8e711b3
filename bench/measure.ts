/**
 * Child program of `npm run bench`: measures benchmarks in a process of its own and prints what it found. Called with
 * one JSON argument, an `Order`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { spin } from '../core/device/spin.ts';
import { answerParent } from '../core/engine/ask-child.ts';
import type { Engine, EngineName } from '../core/engine/engine.ts';
import { openEngine } from '../core/engine/open-engine.ts';
import { loadSuite } from '../core/run/registry.ts';
import type { EngineRecord } from '../schemas/device.d.ts';
import type { TimedBenchmark } from '../schemas/timing.d.ts';
import type { Benchmark } from './benchmark.ts';
import { chooseBenchmarks } from './benchmark-registry.ts';
import { planted } from './planted.ts';
import { leastSampleMs, sampleStably } from './sample-stably.ts';

/** What a process is to measure. */
export interface Order {
  readonly engine: EngineName;
  /** Time for all of it, the engine's start left out. */
  readonly seconds: number;
  readonly only: readonly string[];
}

/** A benchmark as one process measured it: `processes` has one entry. */
export type Measured = Omit<TimedBenchmark, 'reliability'>;

/** What a process answers. */
export interface Measurement {
  readonly record: EngineRecord;
  readonly engineStartMs: number;
  readonly spinMs: readonly number[];
  /** Processor time of this process. */
  readonly processorMs: number;
  readonly benchmarks: readonly Measured[];
}

async function started(name: EngineName): Promise<{ engine: Engine; engineStartMs: number }> {
  const start = performance.now();
  const engine = await openEngine(name);
  const sum = engine.tf.tidy(() => engine.tf.add(engine.tf.ones([1]), 1));
  await sum.data();
  sum.dispose();
  return { engine, engineStartMs: performance.now() - start };
}

async function measureOne(benchmark: Benchmark, engine: Engine, budgetMs: number): Promise<Measured> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'getrich-bench-'));
  const { id, group, phase, arithmetic, what, per, suite, series, profiles } = benchmark;
  try {
    const ready = planted(id, await benchmark.ready({ engine, scratch }));
    const onGpu = engine.name === 'cuda' || engine.name === 'webgpu';
    const leastMs = leastSampleMs[onGpu && arithmetic === 'engine' ? 'gpu' : 'processor'];
    const sampled = await sampleStably(ready, budgetMs, leastMs);
    ready.dispose();
    return {
      ...{ id, group, phase, arithmetic, what, unit: 'ms', per },
      ...(suite === undefined ? {} : { suite, suiteVersion: (await loadSuite(suite)).version }),
      ...(profiles === undefined ? {} : { profiles: [...profiles] }),
      ...(series === undefined ? {} : { series }),
      members: ready.members,
      work: ready.work,
      processes: [{ ...sampled, spinMs: spin() }],
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A benchmark gets this much of an equal share although others took longer than theirs. */
const leastShare = 0.5;

async function measure({ engine: name, seconds, only }: Order): Promise<Measurement> {
  const { engine, engineStartMs } = await started(name);
  const benchmarks = await chooseBenchmarks(name, only);
  spin();
  const end = performance.now() + 1e3 * seconds;
  const measured: Measured[] = [];
  for (const [i, benchmark] of benchmarks.entries()) {
    const left = (end - performance.now()) / (benchmarks.length - i);
    const budgetMs = Math.max(left, (leastShare * 1e3 * seconds) / benchmarks.length);
    measured.push(await measureOne(benchmark, engine, budgetMs));
  }
  const { user, system } = process.cpuUsage();
  return {
    record: engine.record,
    engineStartMs,
    spinMs: measured.map(({ processes }) => processes[0]!.spinMs),
    processorMs: (user + system) / 1e3,
    benchmarks: measured,
  };
}

await answerParent(() => measure(JSON.parse(process.argv[2] ?? '{}') as Order));
process.exit();
