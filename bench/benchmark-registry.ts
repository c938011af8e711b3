import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EngineName } from '../core/engine/engine.ts';
import { traitsOf } from '../core/engine/engines.ts';
import { Fail } from '../core/fail.ts';
import type { Benchmark } from './benchmark.ts';
import type { TimedStep } from './timed-step.ts';

const folder = path.join(import.meta.dirname, 'benchmarks');

/** What a file of `bench/benchmarks/` exports. */
interface BenchmarkFile {
  readonly benchmarks: readonly Benchmark[];
  readonly timedSteps?: readonly TimedStep[];
}

async function loadFiles(): Promise<BenchmarkFile[]> {
  const files = (await readdir(folder)).filter((file) => /^[^.]*\.ts$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => (await import(pathToFileURL(path.join(folder, file)).href)) as BenchmarkFile),
  );
}

/** Every benchmark, calibration first: the files of `bench/benchmarks/`. */
export async function loadBenchmarks(): Promise<Benchmark[]> {
  const all = (await loadFiles()).flatMap(({ benchmarks }) => benchmarks);
  return all.sort((x, y) => Number(y.group === 'calibration') - Number(x.group === 'calibration'));
}

/** Every step that is timed against peers, from the same files. */
export async function loadTimedSteps(): Promise<TimedStep[]> {
  return (await loadFiles()).flatMap(({ timedSteps = [] }) => timedSteps);
}

/**
 * The benchmarks of an engine whose id begins with one of the given beginnings, or all of them; calibration is always
 * among them, since nothing can be compared without it.
 *
 * @throws Fail (exit 2) for a beginning that fits none
 */
export async function chooseBenchmarks(
  engine: EngineName,
  only: readonly string[],
): Promise<readonly Benchmark[]> {
  const traits = traitsOf(engine);
  const all = (await loadBenchmarks()).filter(({ on }) => on?.(traits) ?? true);
  const foreign = only.find((beginning) => !all.some(({ id }) => id.startsWith(beginning)));
  if (foreign !== undefined) {
    throw new Fail({
      where: '--only',
      found: JSON.stringify(foreign),
      expected: `the beginning of one of ${all.map(({ id }) => id).join(', ')}`,
      next: 'Name some of them, or leave --only out.',
    });
  }
  return all.filter(
    ({ id, group }) =>
      only.length === 0 || group === 'calibration' || only.some((each) => id.startsWith(each)),
  );
}
