import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawRepeats } from './draw-repeats.ts';
import { syntheticBenchmark, syntheticTiming } from './fixtures/synthetic-timing.ts';

/** Times tell who they are: repeat, process and side. */
function repeat(tens: number) {
  const side = (thousands: number) =>
    syntheticTiming([
      syntheticBenchmark('a/b', [[thousands + tens + 1], [thousands + tens + 2], [thousands + tens + 3]]),
    ]);
  return { reference: side(1000), again: side(2000), slowed: side(3000) };
}

test('draws take different processes out of all repeats, the same of each side', () => {
  const draws = drawRepeats([repeat(10), repeat(20)], 4, 50);
  const seen = new Set<number>();
  for (const { reference, again, slowed } of draws) {
    const [one, two, three] = [reference, again, slowed].map(({ benchmarks }) =>
      benchmarks[0]!.processes.map(({ visits }) => visits[0]![0]!),
    );
    assert.equal(new Set(one).size, 4);
    assert.deepEqual(
      two,
      one!.map((value) => value + 1000),
    );
    assert.deepEqual(
      three,
      one!.map((value) => value + 2000),
    );
    for (const value of one!) seen.add(value);
  }
  assert.deepEqual([...seen].sort(), [1011, 1012, 1013, 1021, 1022, 1023]);
  assert.deepEqual(drawRepeats([repeat(10), repeat(20)], 4, 50), draws);
});
