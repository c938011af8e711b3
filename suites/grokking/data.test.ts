import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BatchOrder } from './batch-order.ts';
import { modularTable, type Operation } from './modular-table.ts';
import { networkShape } from './network-shape.ts';
import { drawSplit } from './split.ts';

const rules: Readonly<Record<Operation, (x: number, y: number, result: number, p: number) => boolean>> = {
  'x+y': (x, y, result, p) => (x + y - result) % p === 0,
  'x-y': (x, y, result, p) => (x - y - result) % p === 0,
  // Division undone: the result times the divisor is the dividend.
  'x/y': (x, y, result, p) => y !== 0 && (result * y - x) % p === 0,
};

for (const operation of ['x+y', 'x-y', 'x/y'] as const) {
  test(`${operation}: training and validation hold every pair of the table exactly once, each right`, () => {
    const p = 13;
    const { x, y, result } = modularTable(operation, p);
    const { train, validation } = drawSplit(x.length, 0.4, 7);
    const seen = new Set<string>();
    for (const i of [...train, ...validation]) {
      seen.add(`${x[i]} ${y[i]}`);
      assert.ok(
        rules[operation](x[i]!, y[i]!, result[i]!, p),
        `${x[i]} ${operation} ${y[i]} is not ${result[i]}`,
      );
    }
    const size = operation === 'x/y' ? p * (p - 1) : p * p;
    assert.equal(seen.size, size);
    assert.equal(train.length + validation.length, size);
    assert.equal(train.length, Math.floor(0.4 * size));
  });
}

test('another seed splits otherwise, the same seed alike', () => {
  assert.deepEqual(drawSplit(50, 0.5, 1), drawSplit(50, 0.5, 1));
  assert.notDeepEqual(drawSplit(50, 0.5, 1), drawSplit(50, 0.5, 2));
});

test('every epoch holds each training pair once; what is left over is a batch of its own', () => {
  const train = Int32Array.from({ length: 23 }, (_, i) => 2 * i);
  const order = new BatchOrder(train, 10, 3);
  const epochs = [0, 1].map(() => [0, 1, 2].map(() => [...order.next()]));
  for (const epoch of epochs) {
    assert.deepEqual(
      epoch.map((batch) => batch.length),
      [10, 10, 3],
    );
    assert.deepEqual(
      epoch.flat().sort((a, b) => a - b),
      [...train],
    );
  }
  assert.notDeepEqual(epochs[0], epochs[1]);
  assert.equal(new BatchOrder(train, 512, 3).next().length, 11);
});

test('what makes no data set or no network is refused by name', () => {
  assert.throws(() => modularTable('x/y', 91), /prime: found 91 = 7 · 13/);
  assert.equal(modularTable('x+y', 91).x.length, 91 ** 2);
  assert.throws(() => drawSplit(100, 0.015, 0), /fraction: found 0.015, which gives 1 of 100/);
  assert.throws(() => drawSplit(100, 1, 0), /gives 100 of 100/);
  assert.throws(() => networkShape(97, 130, 4), /dimension: found 130 with 4 heads.*Take 132/);
});
