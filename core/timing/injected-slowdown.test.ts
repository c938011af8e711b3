import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from '../numerics/random-stream.ts';
import {
  syntheticBenchmark,
  syntheticInVisits,
  syntheticTiming,
  noisySamples,
  noisyTurns,
  type SyntheticNoise,
  type SyntheticTurns,
} from './fixtures/synthetic-timing.ts';
import { commonBenchmarks, testBenchmarks } from './test-benchmarks.ts';

/**
 * A noisy machine of two cores, as `npm run bench` saw one whose other programs took 60 % of the processor time: half
 * of the samples interrupted, the others up to some 10 % above the fastest, which differs by 2.5 % between processes. The
 * numbers of benchmarks and processes are those of `npm run bench`.
 */
const noise: SyntheticNoise = { process: 0.025, sample: 0.05, interrupted: 0.5 };
const benchmarks = 20;
const injected = 7;

type Verdicts = (string | undefined)[];

/** Verdicts of a run against another of the same code, but for one benchmark that takes `factor` as long. */
function ofTwoRuns(repeat: number, factor: number): Verdicts {
  const stream = new RandomStream(`test/planted ${factor}`, repeat);
  const run = (slowDown: number) =>
    syntheticTiming(
      Array.from({ length: benchmarks }, (_, i) => {
        const milliseconds = 10 ** ((i % 5) - 2) * (i === injected ? slowDown : 1);
        return syntheticBenchmark(`made/${i}`, noisySamples(milliseconds, noise, stream));
      }),
    );
  return testBenchmarks(commonBenchmarks(run(1), run(factor)), false).map(({ verdict }) => verdict);
}

/**
 * Two processors of a shared host whose neighbours slow them by a quarter for seconds, each on its own, as
 * `npm run bench -- --against` saw them: visits of a hundredth of a second, one right after the other, differ by 9 %.
 */
const turns: SyntheticTurns = { pairs: 12, visits: 16, shared: 0.25, own: 0.065, process: 0.01 };

/** The same where the processes of the two took turns. */
function inTurns(repeat: number, factor: number): Verdicts {
  const stream = new RandomStream(`test/turns ${factor}`, repeat);
  const sides = Array.from({ length: benchmarks }, (_, i) =>
    noisyTurns(10 ** ((i % 5) - 2), i === injected ? factor : 1, turns, stream),
  );
  const [reference, other] = ([0, 1] as const).map((side) =>
    syntheticTiming(sides.map((each, i) => syntheticInVisits(`made/${i}`, each[side]))),
  );
  return testBenchmarks(commonBenchmarks(reference!, other!), true).map(({ verdict }) => verdict);
}

for (const [name, verdicts] of [
  ['two runs', ofTwoRuns],
  ['in turns', inTurns],
] as const) {
  test(`${name}: a 10 % slow-down of one benchmark is found in at least 9 of 10, and nothing else is`, () => {
    const runs = Array.from({ length: 10 }, (_, repeat) => verdicts(repeat, 1.1));
    const found = runs.filter((run) => run[injected] === 'slower').length;
    assert.ok(found >= 9, `found in ${found} of 10`);
    const others = runs.flatMap((run) => run.filter((_, i) => i !== injected));
    assert.ok(others.filter((verdict) => verdict === 'slower' || verdict === 'faster').length <= 1);
  });

  test(`${name}: of the same code at most 5 % of the benchmarks are called a change in 20`, () => {
    const all = Array.from({ length: 20 }, (_, repeat) => verdicts(repeat, 1)).flat();
    const wrong = all.filter((verdict) => verdict !== 'same' && verdict !== 'unclear').length;
    assert.equal(all.length, 20 * benchmarks);
    assert.ok(wrong <= 0.05 * all.length, `${wrong} of ${all.length}`);
    // Caution is not silence: many of them are told to be the same.
    assert.ok(all.filter((verdict) => verdict === 'same').length > all.length / 3);
  });
}

test('what only turns can tell: neighbours that slow whole processes hide it from two runs', () => {
  const stream = new RandomStream('test/neighbours', 0);
  const noisy = { ...turns, shared: 0, own: 0.065 };
  // What disturbs a pair lasts as long as the pair.
  const pairs = Array.from({ length: noisy.pairs }, () => {
    const level = Math.exp(0.3 * Math.abs(stream.normal()));
    return noisyTurns(level, 1.1, { ...noisy, pairs: 1 }, stream);
  });
  const [reference, other] = ([0, 1] as const).map((side) =>
    syntheticTiming([
      syntheticInVisits(
        'made/0',
        pairs.map((pair) => pair[side][0]!),
      ),
    ]),
  );
  const verdict = (took: boolean) => testBenchmarks(commonBenchmarks(reference!, other!), took)[0]!.verdict;
  assert.equal(verdict(true), 'slower');
  assert.equal(verdict(false), 'unclear');
});
