import { RandomStream } from '../numerics/random-stream.ts';
import { contentAddress } from '../run/content-address.ts';
import type { Comparability } from '../../schemas/fingerprint.d.ts';
import type { TimedBenchmark, Timing } from '../../schemas/timing.d.ts';

/** A machine as the tests make it. */
export const madeMachine: Comparability = {
  platform: 'linux-x64',
  memoryGiB: 24,
  cpu: { model: 'made CPU', logicalCores: 2, simd: ['avx2'] },
  engine: { id: 'wasm', numerics: 'wasm-float32', device: 'made CPU', versions: { tfjs: '4' }, flags: {} },
};

/** A benchmark with these samples, a list a process, in milliseconds: of one visit each. */
export function madeBenchmark(
  id: string,
  samples: readonly (readonly number[])[],
  more: Partial<TimedBenchmark> = {},
): TimedBenchmark {
  const visits = samples.map((each) => [[...each]]);
  return madeInVisits(id, visits, more);
}

/** A benchmark with these samples, by process and visit. */
export function madeInVisits(
  id: string,
  visits: readonly (readonly (readonly number[])[])[],
  more: Partial<TimedBenchmark> = {},
): TimedBenchmark {
  return {
    id,
    group: 'suite',
    phase: 'train',
    arithmetic: 'engine',
    what: `the work of ${id}`,
    unit: 'ms',
    per: 'step',
    members: 1,
    work: { flop: 1e6, bytes: 1e4 },
    processes: visits.map((each) => ({
      firstCall: 10,
      warmUp: [each[0]![0]!],
      visits: each.map((samples) => [...samples]),
      callsPerSample: 1,
      settled: true,
      spinMs: 1.5,
      fillMs: 1.6,
    })),
    reliability: { state: 'reliable', reasons: [] },
    ...more,
  };
}

/** A timing of these benchmarks on a machine. */
export function madeTiming(
  benchmarks: readonly TimedBenchmark[],
  machine: Comparability = madeMachine,
  more: Partial<Timing> = {},
): Timing {
  return {
    schemaVersion: 3,
    project: { name: 'made', version: '0.0.0' },
    fingerprint: {
      hash: contentAddress(machine),
      comparability: machine,
      informational: { date: '2026-01-01T00:00:00.000Z', node: 'v20.0.0' },
    },
    settings: { processes: benchmarks[0]?.processes.length ?? 1, secondsPerProcess: 1 },
    conditions: { reliability: { state: 'reliable', reasons: [] }, spinMs: [1.5], fillMs: [1.6] },
    engineStartMs: [100],
    benchmarks: [...benchmarks],
    ratios: [],
    ...more,
  };
}

/** How a machine disturbs what it times. */
export interface MadeNoise {
  /** Standard deviation between processes, relative. */
  readonly process: number;
  /** Of samples of one process above its fastest; disturbances only lengthen. */
  readonly sample: number;
  /** Share of samples that something else interrupts, which then take 1.3 to 3 times as long. */
  readonly interrupted: number;
}

/** Samples of eight processes of a benchmark that takes `milliseconds` on a machine with such noise. */
export function noisySamples(milliseconds: number, noise: MadeNoise, stream: RandomStream): number[][] {
  return Array.from({ length: 8 }, () => {
    const level = milliseconds * Math.exp(noise.process * stream.normal());
    return Array.from({ length: 25 }, () => {
      const interruption = stream.uniform(0, 1) < noise.interrupted ? stream.uniform(1.3, 3) : 1;
      return level * Math.exp(noise.sample * Math.abs(stream.normal())) * interruption;
    });
  });
}

/** How a machine disturbs two processes that take turns. */
export interface MadeTurns {
  readonly pairs: number;
  readonly visits: number;
  /** Standard deviation of what a visit and its twin have in common, relative. */
  readonly shared: number;
  /** Of what each has alone. */
  readonly own: number;
  /** Between processes, of what the two of a pair do not have in common: their memory's layout. */
  readonly process: number;
}

/** Samples, by process and visit, of two sides that take turns; the other takes `factor` as long. */
export function noisyTurns(
  milliseconds: number,
  factor: number,
  noise: MadeTurns,
  stream: RandomStream,
): readonly [number[][][], number[][][]] {
  const sides: [number[][][], number[][][]] = [[], []];
  for (let pair = 0; pair < noise.pairs; pair++) {
    const levels = [1, factor].map((each) => milliseconds * each * Math.exp(noise.process * stream.normal()));
    const shared = Array.from({ length: noise.visits }, () => noise.shared * Math.abs(stream.normal()));
    for (const [side, level] of levels.entries())
      sides[side]!.push(shared.map((each) => [level * Math.exp(each + noise.own * stream.normal())]));
  }
  return sides;
}
