import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from '../numerics/random-stream.ts';
import { checkVerdicts, type CheckedRepeat } from './check-verdicts.ts';
import {
  syntheticInVisits,
  syntheticTiming,
  noisyTurns,
  type SyntheticTurns,
} from './fixtures/synthetic-timing.ts';

const quiet: SyntheticTurns = { pairs: 12, visits: 4, shared: 0.1, own: 0.02, process: 0.005 };

/** Three sides of `loud` and `still`: the first of them too noisy for any verdict. */
function repeat(seed: number, factor: number): CheckedRepeat {
  const stream = new RandomStream('test/check', seed);
  const [reference, again, slowed] = [1, 1, factor].map((slow) => {
    const side = (id: string, noise: SyntheticTurns) =>
      syntheticInVisits(id, noisyTurns(1, slow, noise, stream)[1]);
    return syntheticTiming([
      side('a/loud', { ...quiet, own: 0.6 }),
      side('a/still', { ...quiet, shared: 0 }),
    ]);
  });
  return { reference: reference!, again: again!, slowed: slowed! };
}

test('counts what was found and what was called a change wrongly, benchmark by benchmark', () => {
  const { benchmarks, inTurns, apart } = checkVerdicts([1, 2, 3, 4].map((seed) => repeat(seed, 1.1)));
  assert.deepEqual([inTurns.comparisons, inTurns.verdicts, inTurns.changes], [4, 8, 0]);
  assert.deepEqual([apart.comparisons, apart.verdicts, apart.changes], [6, 12, 0]);
  const [loud, still] = benchmarks;
  assert.deepEqual([loud!.id, loud!.found, still!.id, still!.found], ['a/loud', 0, 'a/still', 4]);
  assert.ok(Math.abs(still!.ratio - 1.1) < 0.01);
  assert.ok(still!.same >= 3 && loud!.same === 0);
});

test('a side that is not the same code is caught as changes', () => {
  const { reference, slowed } = repeat(1, 1.3);
  const { benchmarks, inTurns } = checkVerdicts([{ reference, again: slowed, slowed }]);
  assert.equal(benchmarks[1]!.changed, 1);
  assert.equal(inTurns.changes, 1);
});
