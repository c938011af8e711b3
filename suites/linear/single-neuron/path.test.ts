import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  alignment,
  changesSign,
  describePath,
  pathErrors,
  relativeScaleDrift,
  signedMagnitude,
} from './path.ts';

const problem = { betaStar: [0, 2], etaA: 1, etaW: 1 };

test('magnitude and alignment by hand', () => {
  assert.equal(signedMagnitude({ a: -2, w: [3, 4] }), -10);
  assert.equal(alignment([0, 2], { a: -2, w: [3, 4] }), 0.8);
  assert.equal(alignment([0, 2], { a: 1, w: [0, -1] }), -1);
  assert.equal(alignment([0, 2], { a: 1, w: [0, 0] }), 0);
});

test('a path lists every quantity at every time, kernel distances from its start', () => {
  const weights = [
    { a: 0, w: [1, 0] },
    { a: 0, w: [0, 3] },
  ];
  assert.deepEqual(describePath(problem, weights[0]!, weights), {
    a: [0, 0],
    w: [
      [1, 0],
      [0, 3],
    ],
    mu: [0, 0],
    phi: [0, 1],
    kernelDistance: [0, 1],
  });
});

test('errors are the largest differences over time and entries', () => {
  const exact = {
    a: [1, 2],
    w: [
      [1, 1],
      [2, 2],
    ],
    mu: [0, 0],
    phi: [0.5, 0.5],
    kernelDistance: [0, 0],
  };
  const numeric = {
    a: [1, 2.5],
    w: [
      [1, 1.25],
      [2, 1],
    ],
    mu: [-3, 0],
    phi: [0.5, 0.25],
    kernelDistance: [0, 0.125],
  };
  assert.deepEqual(pathErrors(exact, numeric), { a: 0.5, w: 1, mu: 3, phi: 0.25, kernelDistance: 0.125 });
});

test('drift of δ and changes of sign', () => {
  const weights = [
    { a: 2, w: [1, 0] },
    { a: -1, w: [0, 1] },
  ];
  assert.equal(relativeScaleDrift(problem, 3, weights), 3);
  assert.equal(changesSign(weights), true);
  assert.equal(changesSign(weights.slice(1)), false);
});
