import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basinStarts } from './basin-starts.ts';
import { separation } from './single-neuron/basin.ts';
import { relativeScale } from './single-neuron/weights.ts';

const unit = { etaA: 1, etaW: 1 };
const starts = basinStarts(0, 1100);

test('every start lies on its leaf', () => {
  for (const { delta, start } of starts) assert.ok(Math.abs(relativeScale(unit, start) - delta) < 1e-12);
});

test('each eleventh start is put beside the separating surface, on both sides and at all distances', () => {
  const beside = starts.filter((_, i) => i % 11 === 10);
  assert.equal(beside.length, 100);
  const distances = beside.map(({ betaStar, delta, start }) => separation(betaStar, delta, start));
  assert.ok(beside.every(({ delta }) => delta < 0));
  assert.ok(distances.every((value) => Math.abs(value) < 1.001e-2));
  assert.ok(distances.filter((value) => value > 0).length > 30);
  assert.ok(distances.filter((value) => Math.abs(value) < 1e-7).length > 30);
});

test('the others are spread over both sides of δ, both signs of a₀ and both basins', () => {
  const others = starts.filter((_, i) => i % 11 !== 10);
  const shares = [
    others.filter(({ delta }) => delta < 0),
    others.filter(({ start }) => start.a < 0),
    others.filter(({ betaStar, delta, start }) => separation(betaStar, delta, start) < 0),
  ].map(({ length }) => length / others.length);
  for (const share of shares) assert.ok(Math.abs(share - 0.5) < 0.08, `${share}`);
});
