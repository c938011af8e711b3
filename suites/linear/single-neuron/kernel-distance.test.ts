import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from '../../../core/numerics/random-stream.ts';
import { kernelDistance } from './kernel-distance.ts';
import type { LearningRates, Weights } from './weights.ts';

const unit = { etaA: 1, etaW: 1 };

test('kernels by hand', () => {
  const [east, north] = [
    { a: 0, w: [1, 0] },
    { a: 0, w: [0, 1] },
  ];
  assert.equal(kernelDistance(unit, east, north), 1);
  assert.equal(kernelDistance(unit, east, { a: 0, w: [-5, 0] }), 0);
  // M₀ = I against M = e₁e₁ᵀ: cosine 1/√2.
  assert.ok(Math.abs(kernelDistance(unit, { a: 1, w: [0, 0] }, east) - (1 - Math.SQRT1_2)) < 1e-15);
});

/** n × d with orthonormal columns, by Gram–Schmidt on random columns. */
function whitenedInputs(n: number, d: number, stream: RandomStream): number[][] {
  const columns: number[][] = [];
  while (columns.length < d) {
    let column = stream.direction(n);
    for (const other of columns) {
      const share = column.reduce((sum, value, i) => sum + value * other[i]!, 0);
      column = column.map((value, i) => value - share * other[i]!);
    }
    const size = Math.hypot(...column);
    columns.push(column.map((value) => value / size));
  }
  return Array.from({ length: n }, (_, i) => columns.map((column) => column[i]!));
}

/** The kernel as its definition has it: K = J diag(η) Jᵀ, J the derivative of f(X) by all weights. */
function tangentKernel({ etaA, etaW }: LearningRates, x: number[][], { a, w }: Weights): number[] {
  const jacobian = x.map((row) => [
    Math.sqrt(etaA) * row.reduce((sum, value, i) => sum + value * w[i]!, 0),
    ...row.map((value) => Math.sqrt(etaW) * a * value),
  ]);
  return jacobian.flatMap((p) => jacobian.map((q) => p.reduce((sum, value, i) => sum + value * q[i]!, 0)));
}

test('equals the distance of explicit tangent kernels on whitened inputs', () => {
  const stream = new RandomStream('kernel-distance', 0);
  for (let trial = 0; trial < 50; trial++) {
    const d = stream.integer(1, 5);
    const x = whitenedInputs(d + stream.integer(0, 4), d, stream);
    const rates = { etaA: stream.logUniform(0.2, 5), etaW: stream.logUniform(0.2, 5) };
    const draw = () => ({ a: stream.normal(), w: Array.from({ length: d }, () => stream.normal()) });
    const [from, to] = [draw(), draw()];
    const [k0, kt] = [tangentKernel(rates, x, from), tangentKernel(rates, x, to)];
    const product = k0.reduce((sum, value, i) => sum + value * kt[i]!, 0);
    const expected = 1 - product / Math.hypot(...k0) / Math.hypot(...kt);
    assert.ok(Math.abs(kernelDistance(rates, from, to) - expected) < 1e-13);
  }
});

test('starts of any size have a distance, and none is negative', () => {
  const tiny = { a: 1e-120, w: [2e-120, 0] };
  const huge = { a: 1e120, w: [0, 2e120] };
  const expected = kernelDistance(unit, { a: 1, w: [2, 0] }, { a: 1, w: [0, 2] });
  assert.ok(Math.abs(kernelDistance(unit, tiny, huge) - expected) < 1e-15);
  const start = { a: 0.1, w: [0.3, 0.7] };
  assert.ok(kernelDistance(unit, start, start) >= 0);
});
