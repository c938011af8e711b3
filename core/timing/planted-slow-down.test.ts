import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from '../numerics/random-stream.ts';
import { madeBenchmark, madeTiming, noisySamples, type MadeNoise } from './made-timing.ts';
import { commonBenchmarks, testBenchmarks } from './test-benchmarks.ts';

/**
 * A noisy machine of two cores, as `npm run bench` saw one whose other programs took 60 % of the processor time: half
 * of the samples interrupted, the others up to some 10 % above the fastest, which differs by 2.5 % between processes. The
 * numbers of benchmarks and processes are those of `npm run bench`.
 */
const noise: MadeNoise = { process: 0.025, sample: 0.05, interrupted: 0.5 };
const benchmarks = 20;
const planted = 7;

/** Verdicts of a run against another of the same code, but for one benchmark that takes `factor` as long. */
function verdicts(repeat: number, factor: number): (string | undefined)[] {
  const stream = new RandomStream(`test/planted ${factor}`, repeat);
  const run = (slowDown: number) =>
    madeTiming(
      Array.from({ length: benchmarks }, (_, i) => {
        const milliseconds = 10 ** ((i % 5) - 2) * (i === planted ? slowDown : 1);
        return madeBenchmark(`made/${i}`, noisySamples(milliseconds, noise, stream));
      }),
    );
  return testBenchmarks(commonBenchmarks(run(1), run(factor)), true).map(({ verdict }) => verdict);
}

test('a 10 % slow-down of one benchmark is found in at least 9 of 10 runs, and nothing else is', () => {
  const runs = Array.from({ length: 10 }, (_, repeat) => verdicts(repeat, 1.1));
  const found = runs.filter((run) => run[planted] === 'slower').length;
  assert.ok(found >= 9, `found in ${found} of 10`);
  const others = runs.flatMap((run) => run.filter((_, i) => i !== planted));
  assert.ok(others.filter((verdict) => verdict === 'slower' || verdict === 'faster').length <= 1);
});

test('of 20 runs of the same code at most 5 % of the benchmarks are called a change', () => {
  const all = Array.from({ length: 20 }, (_, repeat) => verdicts(repeat, 1)).flat();
  const wrong = all.filter((verdict) => verdict !== 'same' && verdict !== 'unclear').length;
  assert.equal(all.length, 20 * benchmarks);
  assert.ok(wrong <= 0.05 * all.length, `${wrong} of ${all.length}`);
  // Caution is not silence: many of them are told to be the same.
  assert.ok(all.filter((verdict) => verdict === 'same').length > all.length / 3);
});
