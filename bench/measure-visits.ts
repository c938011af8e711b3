/**
 * Child program of `npm run bench`: gets benchmarks ready in a process of its own and measures them visit by visit, as
 * its parent asks for them over IPC (`visit-protocol.ts`).
 */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { timeReferenceLoops } from '../core/device/reference-loops.ts';
import type { Engine } from '../core/engine/engine.ts';
import { openEngine } from '../core/engine/open-engine.ts';
import { exitCodeOf } from '../core/exit-codes.ts';
import { loadSuite } from '../core/run/registry.ts';
import type { NotTimed } from '../schemas/timing.d.ts';
import type { Benchmark } from './benchmark.ts';
import { chooseBenchmarks } from './benchmark-registry.ts';
import { withInjectedSlowdown } from './injected-slowdown.ts';
import { leastSampleMs, Sampler } from './sampler.ts';
import { ShiftedLayout } from './shifted-layout.ts';
import {
  protocolVersion,
  type Closing,
  type Opened,
  type Opening,
  type Order,
  type Reply,
  type Request,
  type Requests,
} from './visit-protocol.ts';

/** By position among the opened. */
const samplers: Sampler[] = [];
let scratch: string | undefined;
let layout: ShiftedLayout | undefined;

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll('\n', ' ');
}

async function started({ engine: name, compile }: Order): Promise<{ engine: Engine; engineStartMs: number }> {
  const start = performance.now();
  const engine = await openEngine(name, compile);
  const sum = engine.tf.tidy(() => engine.tf.add(engine.tf.ones([1]), 1));
  await sum.data();
  sum.dispose();
  return { engine, engineStartMs: performance.now() - start };
}

async function opened(benchmark: Benchmark, engine: Engine, warmUpMs: number): Promise<Opened> {
  const { id, group, phase, arithmetic, what, per, suite, series, profiles } = benchmark;
  const folder = await mkdtemp(path.join(scratch!, 'benchmark-'));
  const ready = withInjectedSlowdown(id, await benchmark.ready({ engine, scratch: folder }));
  const sampler = new Sampler(
    ready,
    leastSampleMs[engine.traits.isGpu && arithmetic === 'engine' ? 'gpu' : 'processor'],
  );
  const beginning = await sampler.begin(warmUpMs);
  samplers.push(sampler);
  return {
    benchmark: {
      ...{ id, group, phase, arithmetic, what, unit: 'ms', per },
      ...(suite === undefined ? {} : { suite, suiteVersion: (await loadSuite(suite)).version }),
      ...(profiles === undefined ? {} : { profiles: [...profiles] }),
      ...(series === undefined ? {} : { series }),
      members: ready.members,
      work: ready.work,
    },
    beginning,
    sampleMs: sampler.usualMs,
  };
}

/** Share of a benchmark's time that may go into warming up. */
const warmUpShare = 0.1;

const referenceLoopWarmUps = 20;

/** What is kept of the engine: steps taken one by one, where others run in a loop, are not to be mixed up with those. */
function recordOf({ record, traits }: Engine, compile: Order['compile']): Opening['record'] {
  if (compile !== 'none' || !traits.compilesSteps) return record;
  return { ...record, flags: { ...record.flags, compile } };
}

async function open(order: Order): Promise<Opening> {
  const { engine: name, compile, only, seconds } = order;
  scratch = await mkdtemp(path.join(os.tmpdir(), 'getrich-bench-'));
  const { engine, engineStartMs } = await started(order);
  layout = new ShiftedLayout(engine);
  const benchmarks = await chooseBenchmarks(name, only);
  const warmUpMs = (warmUpShare * 1e3 * seconds) / benchmarks.length;
  const all: Opened[] = [];
  const notTimed: NotTimed[] = [];
  for (const benchmark of benchmarks) {
    try {
      all.push(await opened(benchmark, engine, warmUpMs));
    } catch (error) {
      notTimed.push({ id: benchmark.id, reason: oneLine(error) });
    }
  }
  // The loops are compiled before they are timed.
  for (let i = 0; i < referenceLoopWarmUps; i++) timeReferenceLoops();
  const record = recordOf(engine, compile);
  return { protocol: protocolVersion, compile, record, engineStartMs, opened: all, notTimed };
}

async function visit({ position, milliseconds }: Requests['visit']['ask']) {
  return { samples: await samplers[position]!.visit(milliseconds) };
}

function arrive({ position }: Requests['arrive']['ask']) {
  layout?.shift();
  samplers[position]!.move();
  return timeReferenceLoops();
}

function clear(): void {
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
}

function close(): Closing {
  clear();
  const { user, system } = process.cpuUsage();
  return { processorMs: (user + system) / 1e3 };
}

type Answer = Requests[Request['kind']]['answer'];

function answer({ kind, ask }: Request): Answer | Promise<Answer> {
  switch (kind) {
    case 'open':
      return open(ask as Order);
    case 'visit':
      return visit(ask as Requests['visit']['ask']);
    case 'arrive':
      return arrive(ask as Requests['arrive']['ask']);
    case 'close':
      return close();
  }
}

process.on('exit', clear);
process.on('disconnect', () => process.exit());
process.on('SIGINT', () => process.exit(exitCodeOf('interrupted')));
process.on('message', (request: Request) => {
  Promise.resolve(request)
    .then(answer)
    .then((value): Reply => ({ state: 'answered', answer: value }))
    .catch((error: unknown): Reply => ({ state: 'failed', reason: oneLine(error) }))
    .then((reply) => process.send?.(reply))
    .catch(() => process.exit(exitCodeOf('crash')));
});
