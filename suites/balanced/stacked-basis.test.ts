import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inverse, Matrix } from 'ml-matrix';
import { largestEntryDifference } from '../../core/numerics/largest-entry-difference.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { stackedBasis } from './stacked-basis.ts';

const stream = new RandomStream('stacked-basis', 0);

function normals(rows: number, columns: number): Matrix {
  return Matrix.from1DArray(
    rows,
    columns,
    Array.from({ length: rows * columns }, () => stream.normal()),
  );
}

function projected(basis: Matrix): Matrix {
  return basis.mmul(basis.transpose());
}

/** B(I + BᵀB)⁻¹Bᵀ as it is written. */
function asWritten(a: Matrix, logScales: readonly number[]): Matrix {
  const b = Matrix.diag(logScales.map(Math.exp)).mmul(a);
  const gram = Matrix.add(Matrix.eye(a.columns), b.transpose().mmul(b));
  return b.mmul(inverse(gram)).mmul(b.transpose());
}

test('it is B(I + BᵀB)⁻¹Bᵀ where the lengths of the rows are alike', () => {
  for (const [rows, columns] of [
    [1, 1],
    [3, 2],
    [4, 4],
    [7, 3],
  ] as const) {
    const a = normals(rows, columns);
    const logScales = a.to2DArray().map(() => stream.uniform(-2, 2));
    assert.ok(
      largestEntryDifference(projected(stackedBasis(a, logScales)), asWritten(a, logScales)) < 1e-13,
      `${rows} × ${columns}`,
    );
  }
});

test('one column: bᵢbⱼ/(1 + ‖b‖²), at any lengths, to the last digits of the logarithms', () => {
  const a = Matrix.columnVector([0.5, -2, 3, 0]);
  for (const logScales of [
    [1, 0, -1, 5],
    [300, 299, -800, 1e9],
    [1e4, 0, 1e4 - 1, 0],
  ]) {
    const top = Math.max(...logScales.slice(0, 3), 0);
    const b = a.to1DArray().map((value, i) => (value === 0 ? 0 : value * Math.exp(logScales[i]! - top)));
    const total = Math.exp(-2 * top) + b.reduce((sum, value) => sum + value * value, 0);
    const wanted = new Matrix(b.map((x) => b.map((y) => (x * y) / total)));
    const tolerance = 1e-15 * Math.max(top, 1);
    assert.ok(largestEntryDifference(projected(stackedBasis(a, logScales)), wanted) < tolerance);
  }
});

test('two directions that grow apart by e¹⁷ are both kept, where BᵀB loses the slower one', () => {
  const a = new Matrix([
    [1, 0.5],
    [1, 1],
    [0.3, 0.7],
  ]);
  const logScales = [40, 23, -50];
  // The first two rows span the plane, so that the projection is onto them but for e⁻⁴⁶.
  const wanted = Matrix.diag([1, 1, 0]);
  assert.ok(largestEntryDifference(projected(stackedBasis(a, logScales)), wanted) < 1e-14);
  assert.ok(largestEntryDifference(asWritten(a, logScales), wanted) > 1e-3);
});

test('where more rows grow than there are columns, the fastest ones are projected on, in whatever order', () => {
  const a = normals(6, 2);
  const logScales = [900, -5, 5e4, 1200, 2, -1e5];
  assert.ok(
    largestEntryDifference(projected(stackedBasis(a, logScales)), Matrix.diag([0, 0, 1, 1, 0, 0])) < 1e-14,
  );
  const order = [5, 3, 0, 2, 4, 1];
  const permuted = stackedBasis(
    new Matrix(order.map((i) => a.getRow(i))),
    order.map((i) => logScales[i]!),
  );
  assert.ok(largestEntryDifference(projected(permuted), Matrix.diag([0, 1, 0, 1, 0, 0])) < 1e-14);
});

test('a row of zeros, whatever its scale, has no part in it', () => {
  const a = new Matrix([
    [0, 0],
    [1, 2],
  ]);
  const basis = stackedBasis(a, [1e5, 0]);
  assert.deepEqual(basis.getRow(0).map(Math.abs), [0, 0]);
  // bbᵀ/(1 + ‖b‖²) with b = (1, 2).
  assert.ok(Math.abs(projected(basis).get(1, 1) - 5 / 6) < 1e-15);
});
