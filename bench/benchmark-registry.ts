import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EngineName } from '../core/engine/engine.ts';
import { traitsOf } from '../core/engine/engines.ts';
import { Fail } from '../core/fail.ts';
import type { Benchmark } from './benchmark.ts';

const folder = path.join(import.meta.dirname, 'benchmarks');

/** Every benchmark, calibration first: the files of `bench/benchmarks/`. */
export async function loadBenchmarks(): Promise<Benchmark[]> {
  const files = (await readdir(folder)).filter((file) => /^[^.]*\.ts$/.test(file)).sort();
  const lists = await Promise.all(
    files.map(async (file) => {
      const { benchmarks } = (await import(pathToFileURL(path.join(folder, file)).href)) as {
        benchmarks: readonly Benchmark[];
      };
      return benchmarks;
    }),
  );
  return lists.flat().sort((x, y) => Number(y.group === 'calibration') - Number(x.group === 'calibration'));
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
