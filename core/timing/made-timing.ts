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

/** A benchmark with these samples, a list a process, in milliseconds. */
export function madeBenchmark(
  id: string,
  samples: readonly (readonly number[])[],
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
    processes: samples.map((each) => ({
      firstCall: 10,
      warmUp: [each[0]!],
      samples: [...each],
      callsPerSample: 1,
      settled: true,
      spinMs: 1.5,
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
    schemaVersion: 2,
    project: { name: 'made', version: '0.0.0' },
    fingerprint: {
      hash: contentAddress(machine),
      comparability: machine,
      informational: { date: '2026-01-01T00:00:00.000Z', node: 'v20.0.0' },
    },
    settings: { processes: benchmarks[0]?.processes.length ?? 1, secondsPerProcess: 1 },
    conditions: { reliability: { state: 'reliable', reasons: [] }, spinMs: [1.5] },
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
