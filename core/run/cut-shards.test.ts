import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { suite } from '../../suites/relu/suite.ts';
import { buildCell } from './build-cell.ts';
import { cutShards } from './cut-shards.ts';
import { expand } from './expand.ts';
import { LeastLoaded } from './least-loaded.ts';

const suites = new Map([['relu', suite]]);
const quick = expand(suite, 'quick', 'wasm-float32');
const keys = (cells: readonly { key: string }[]): string[] => cells.map(({ key }) => key);

/** Cells of an experiment without ensembles: each is handed out by itself. */
function singles(count: number) {
  return Array.from({ length: count }, (_, seed) =>
    buildCell(suite, 'plane', { tau: 0.1, delta: 0, seed, steps: [10] }, 'wasm-float32'),
  );
}

describe('shards', () => {
  test('of one run hold each cell once, in the order of the run, however many they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: quick.length }), (count, n) => {
        const cells = quick.slice(0, n);
        const shards = cutShards(cells, suites, count);
        assert.equal(shards.length, count);
        assert.deepEqual(shards.flatMap((shard) => keys(shard.cells)).sort(), keys(cells).sort());
        for (const shard of shards) {
          const own = new Set(keys(shard.cells));
          assert.deepEqual(
            keys(shard.cells),
            keys(cells).filter((key) => own.has(key)),
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  test('are the same for equal cells that another process made', () => {
    const again = expand(suite, 'quick', 'wasm-float32');
    const cut = (cells: typeof quick): string[][] => cutShards(cells, suites, 7).map((s) => keys(s.cells));
    assert.deepEqual(cut(quick), cut(again));
  });

  test('take the dearest first: 7, 6, 5, 4, 3 on two are 7 + 4 + 3 and 6 + 5', () => {
    const cells = singles(5);
    const price = new Map(cells.map(({ key }, i) => [key, [3, 5, 7, 6, 4][i]!]));
    const shards = cutShards(cells, suites, 2, ({ key }) => price.get(key)!);
    assert.deepEqual(
      shards.map(({ cost }) => cost),
      [14, 11],
    );
    assert.deepEqual(
      shards.map((shard) => shard.cells.map(({ key }) => price.get(key))),
      [
        [3, 7, 4],
        [5, 6],
      ],
    );
  });

  test('of the quick profile are within a third of each other, where one cell in n would not be', () => {
    const costs = cutShards(quick, suites, 8).map(({ cost }) => cost);
    assert.ok(Math.max(...costs) <= (4 / 3) * Math.min(...costs), costs.join(' '));
  });
});

test('work goes to whoever has least, the first of equals', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 }),
      (count, pieces) => {
        const loads = Array.from({ length: count }, () => 0);
        const shards = new LeastLoaded(count);
        for (const piece of pieces) {
          const expected = loads.indexOf(Math.min(...loads));
          assert.equal(shards.give(piece), expected);
          loads[expected]! += piece;
        }
      },
    ),
  );
});
