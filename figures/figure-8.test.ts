import assert from 'node:assert/strict';
import test from 'node:test';
import { figure } from './figure-8.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import { syntheticLinearCells } from '../suites/linear/fixtures/synthetic-cells.ts';
import { syntheticResult } from '../core/run/fixtures/synthetic-result.ts';

/** A run along which a passes through zero, told by hand. */
function run(exactA: number[], numericA: number[]) {
  const path = (a: number[]) => ({
    a,
    w: a.map(() => [1, 3]),
    mu: a,
    phi: a,
    kernelDistance: a,
  });
  return syntheticResult(
    'trajectory',
    { betaStar: [0.5, 0.5], beta0: [0, -1], delta: -2, times: [0, 1, 2, 3], sign: 1, etaA: 1, etaW: 1 },
    {
      exact: path(exactA),
      numeric: path(numericA),
      maxError: { a: 0.25, w: 0.125, mu: 0, phi: 0, kernelDistance: 0 },
      deltaDrift: 0,
    },
  );
}

const drawing = figure.draw(syntheticLinearCells([run([1, 0, -1, -1], [1, 0.25, -1, -1])]), () => null);
const [nu, a, w1, w2] = drawnPanels(drawing);

test('lines are exact, dots numeric', () => {
  const values = (mark: string) => valuesOf(a!, mark).map(({ x, y }) => [x, y]);
  assert.deepEqual(values('line'), [
    [0, 1],
    [2, -1],
    [3, -1],
  ]);
  assert.deepEqual(values('point'), [
    [0, 1],
    [1, 0.25],
    [2, -1],
    [3, -1],
  ]);
});

test('ν = wᵀβ*/a is interrupted at its pole', () => {
  // wᵀβ* = 2: ν = 2, then no value, then −2, −2.
  assert.deepEqual(
    valuesOf(nu!, 'line').map(({ line, x, y }) => [line, x, y]),
    [
      ['0.0', 0, 2],
      ['0.1', 2, -2],
      ['0.1', 3, -2],
    ],
  );
});

test('the two weights have a row each, and the subtitle the largest error', () => {
  assert.deepEqual(
    [w1!, w2!].map((panel) => valuesOf(panel, 'line')[0]!['y']),
    [1, 3],
  );
  assert.match(JSON.stringify(drawing), /2\.5·10⁻¹/);
});

test('the residual: the larger difference of a and w at each time, on a logarithmic axis', () => {
  const lines = valuesOf(drawnPanels(drawing)[4]!, 'line').map(({ x, y }) => [x, y]);
  // Of a at t = 1: |0 − 0.25|; elsewhere nothing, which a logarithm cannot show.
  assert.deepEqual(lines, [[1, 0.25]]);
});
