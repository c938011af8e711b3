import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from '../../../core/numerics/random-stream.ts';
import { bordersOf, patternAt, type PlaneUnit, randomUnits } from './line-arrangement.ts';
import { isParityColouring, parityOf, walkedColours } from './two-colouring.ts';

const across: PlaneUnit = { w: [1, 0], b: 0 };
const up: PlaneUnit = { w: [0, 2], b: -2 };
const aslant: PlaneUnit = { w: [1, 1], b: 5 };

function regionsOf(units: readonly PlaneUnit[]): string[] {
  return [...new Set(bordersOf(units).flatMap(({ patterns }) => patterns))].sort();
}

test('patterns by hand', () => {
  assert.equal(patternAt([across, up], [3, 0.5]), '10');
  assert.equal(patternAt([across, up], [-3, 1.5]), '01');
  assert.deepEqual([parityOf('10110'), parityOf('00'), parityOf('11')], [1, 0, 0]);
});

test('one line makes 2 regions, two crossing ones 4, two parallel ones 3, three in general position 7', () => {
  assert.deepEqual(regionsOf([across]), ['0', '1']);
  assert.deepEqual(regionsOf([across, up]), ['00', '01', '10', '11']);
  assert.deepEqual(regionsOf([across, { w: [3, 0], b: 3 }]), ['00', '01', '11']);
  assert.equal(regionsOf([across, up, aslant]).length, 7);
  // Each of h lines is cut into h pieces.
  assert.equal(bordersOf([across, up, aslant]).length, 9);
});

test('lines that are all but parallel cross far out, and make 4 regions', () => {
  for (const angle of [1e-3, 1e-6, 1e-8]) {
    const nearly: PlaneUnit = { w: [1, angle], b: 2 };
    assert.deepEqual(regionsOf([across, nearly]), ['00', '01', '10', '11']);
    assert.ok(isParityColouring(bordersOf([across, nearly, up])));
  }
});

test('every region that a fine grid of points meets is found', () => {
  const stream = new RandomStream('colouring-test', 0);
  for (let trial = 0; trial < 10; trial++) {
    const units = randomUnits(stream, false);
    const found = new Set(regionsOf(units));
    for (let i = 0; i < 400; i++)
      assert.ok(found.has(patternAt(units, [stream.uniform(-3, 3), stream.uniform(-3, 3)])));
  }
});

test('parity colours distinct lines, and fails on a line that two units share, on the same or the opposite side', () => {
  assert.ok(isParityColouring(bordersOf([across, up, aslant])));
  for (const factor of [2, -0.5]) {
    const copy: PlaneUnit = { w: [factor * across.w[0], factor * across.w[1]], b: factor * across.b };
    assert.ok(!isParityColouring(bordersOf([across, up, copy])));
  }
});

test('a walk finds no two colours for three regions that all touch', () => {
  const triangle = [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'a'],
  ].map((patterns) => ({ unit: 0, patterns: patterns as [string, string] }));
  assert.equal(walkedColours(triangle), undefined);
  assert.deepEqual(
    [...walkedColours(triangle.slice(0, 2))!],
    [
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ],
  );
});
