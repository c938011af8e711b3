import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SingularValueDecomposition } from 'ml-matrix';
import { largestEntryDifference } from '../../core/numerics/largest-entry-difference.ts';
import { trainCell } from '../../core/run/fixtures/train-cell.ts';
import type { BalancedExperiments } from '../../schemas/balanced.d.ts';
import { trainers } from './train.ts';
import { settingOf } from './train/kernel-path.ts';

async function measure<K extends keyof BalancedExperiments>(
  experiment: K,
  requested: Partial<BalancedExperiments[K]['parameters']>,
): Promise<BalancedExperiments[K]['measurements']> {
  const trained = await trainCell(['balanced', experiment], trainers[experiment], requested);
  assert.ok(trained.state === 'completed');
  return trained.measurements;
}

test('random problems: as many as asked for; balanced ones agree, uneven ones do not', async () => {
  const { problems: found } = await measure('random-problems', { seed: 1, count: 20 });
  assert.equal(found.length, 20);
  for (const { kind, solutionError, kernelError, balanceDrift } of found) {
    assert.equal(solutionError < 1e-8, kind === 'balanced');
    assert.ok(kind === 'uneven' || kernelError < 1e-8);
    assert.ok(balanceDrift < 1e-9);
  }
});

const square = { inputs: 2, hidden: 2, outputs: 2, zeroModes: 0, seed: 3 };

test('a path starts at S = 0, arrives at the target, and passes half of its end at the half time', async () => {
  const { times, kernelDistance, largest, final, halfTime, residual } = await measure('kernel-path', {
    ...square,
    lambda: 1,
  });
  assert.equal(times.length, kernelDistance.length);
  assert.deepEqual([times[0], times[1], times.at(-1), kernelDistance[0]], [0, 0.01, 1e6, 0]);
  assert.equal(largest, Math.max(...kernelDistance));
  assert.equal(final, kernelDistance.at(-1));
  assert.ok(residual < 1e-12);
  const after = times.findIndex((time) => time >= halfTime);
  assert.ok(kernelDistance[after - 1]! < final / 2 && kernelDistance[after]! >= final / 2);
});

test('S at the end, by hand: a square network at λ with a start near zero ends with W₂W₂ᵀ = √(ΣΣᵀ + λ²/4) + λ/2', async () => {
  const cell = { ...square, lambda: 2, size: 1e-7 };
  const { final } = await measure('kernel-path', cell);
  // From M₀ = λI ⊗ I to M = P ⊗ I + I ⊗ N, where P and N have the eigenvalues √(s² + 1) ± 1 in their own directions.
  const { diagonal } = new SingularValueDecomposition(settingOf(cell).sigma);
  const p = diagonal.map((s) => Math.sqrt(s * s + 1) + 1);
  const n = p.map((value) => value - 2);
  const eigenvalues = p.flatMap((one) => n.map((other) => one + other));
  const sum = eigenvalues.reduce((total, value) => total + value, 0);
  const squares = eigenvalues.reduce((total, value) => total + value * value, 0);
  assert.ok(Math.abs(final - (1 - sum / Math.sqrt(4 * squares))) < 1e-6);
});

test('equal seeds have the same target and the same function at the start, whatever λ', () => {
  const settings = [-4, 0, 30].map((lambda) => settingOf({ ...square, size: 0.05, lambda }));
  for (const { sigma, start } of settings) {
    assert.deepEqual(sigma, settings[0]!.sigma);
    const difference = largestEntryDifference(
      start.w2.mmul(start.w1),
      settings[0]!.start.w2.mmul(settings[0]!.start.w1),
    );
    assert.ok(difference < 1e-15);
  }
});

test('a square network has one kernel at λ and at −λ: W₂W₂ᵀ gives up λI and W₁ᵀW₁ takes it', async () => {
  const [one, other] = await Promise.all(
    [3, -3].map((lambda) => measure('kernel-path', { ...square, lambda })),
  );
  one!.kernelDistance.forEach((value, i) => assert.ok(Math.abs(value - other!.kernelDistance[i]!) < 1e-14));
  assert.ok(one!.final > 1e-4);
});

test('a target lacks as many singular values as it is told to', () => {
  const { sigma } = settingOf({ ...square, size: 0.05, lambda: 0, zeroModes: 1 });
  const values = new SingularValueDecomposition(sigma).diagonal.sort((x, y) => y - x);
  assert.ok(Math.abs(values[0]! - 1) < 1e-14 && values[1]! < 1e-15);
});

test('one cell, trained twice, has the same bits', async () => {
  const cell = { ...square, lambda: 4 };
  assert.deepEqual(await measure('kernel-path', cell), await measure('kernel-path', cell));
});

test('shapes that λ has no room for are refused', async () => {
  await assert.rejects(
    measure('kernel-path', { ...square, inputs: 3, hidden: 3, lambda: 1 }),
    /balanced parameters\/hidden: found 3 with lambda 1/,
  );
});
