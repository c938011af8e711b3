import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { deepPotential } from '../fixtures/reference/deep-potential.ts';
import { deepMinimiser } from './deep-minimiser.ts';

// One equation in three dimensions: β₁ + 2β₂ = 2; the null space is spanned by (2, −1, 0) and (0, 0, 1).
const inputs = new Matrix([[1, 2, 0]]);
const labels = Matrix.columnVector([2]);
const beta0 = [0.3, -0.2, 0.5];

for (const layers of [1, 2, 3]) {
  test(`the minimiser for ${layers} layers solves the equations, and its potential is least among solutions`, () => {
    const minimiser = deepMinimiser(layers, inputs, labels, beta0);
    assert.ok(Math.abs(minimiser[0]! + 2 * minimiser[1]! - 2) < 1e-12);
    const potential = deepPotential(layers, beta0);
    const least = potential(minimiser);
    for (const [along, across] of [
      [1e-3, 0],
      [-1e-3, 0],
      [0, 1e-3],
      [0, -1e-3],
      [0.5, -0.7],
    ] as const) {
      const other = [minimiser[0]! + 2 * along, minimiser[1]! - along, minimiser[2]! + across];
      assert.ok(potential(other) > least);
    }
  });
}
