import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { evidenceFrom, storedCell } from '../../core/judge/fixtures/stored-cells.ts';
import { paperFiles, paperValue } from '../../core/judge/paper-value.ts';
import type { Result } from '../../schemas/result.d.ts';
import { claims } from './claims.ts';

/** A network whose kernel distance is known after 16 and 64 steps. */
function network(alpha: number, seed: number, after16: number, after64: number): Result {
  const row = (step: number, kernelDistance: number): object => ({ step, kernelDistance, trainLoss: 2 });
  return storedCell(
    'deep',
    'network',
    { alpha, seed, steps: [16, 64] },
    {
      state: 'completed',
      measurements: { rows: [row(16, after16), row(64, after64)], matchedStep: 64, mapDifference: 0 },
    },
  );
}

function values(id: string, results: readonly Result[]): number[] {
  const found = evidenceFrom(claims, id, results);
  assert.ok(found.state === 'measured');
  return found.samples.map(({ value }) => value);
}

test('within an epoch kernels are compared after 64 steps, by seed', () => {
  const results = [
    ...[network(0.1, 0, 1e-4, 0.01), network(1, 0, 1e-3, 0.02), network(10, 0, 0.1, 0.06)],
    ...[network(0.1, 1, 1e-4, 0.01), network(1, 1, 1e-3, 0.005), network(10, 1, 0.1, 0.005)],
  ];
  assert.deepEqual(values('upstream-amplifies-within-an-epoch', results), [Math.log(3), 0]);
  assert.deepEqual(values('downstream-damps-within-an-epoch', results), [Math.log(2), Math.log(0.5)]);
});

test('the paper’s numbers of the first epoch are those of its digitised lines', () => {
  const paper = paperFiles(path.join(import.meta.dirname, '..', '..'));
  const { Kernel } = paper('kernel_distance.json') as {
    Kernel: { alpha: number; epochs: number[]; kernel_distance: number[] }[];
  };
  const first = (alpha: number): number => {
    const line = Kernel.find((one) => one.alpha === alpha)!;
    return line.kernel_distance[line.epochs.indexOf(1)]!;
  };
  const read = (key: string): number => Number(paperValue(`deep.json#/${key}`, paper).value);
  assert.ok(Math.abs(read('firstEpochKernel10Over1') - Math.log(first(10) / first(1))) < 1e-3);
  assert.ok(Math.abs(read('firstEpochKernel1Over0.1') - Math.log(first(1) / first(0.1))) < 1e-3);
});

/** A network of a control, at the matched loss after 8 steps, whose kernel has moved by as much. */
function control(experiment: string, parameters: Record<string, unknown>, kernelDistance: number): Result {
  const row = (step: number): object => ({ step, kernelDistance, hammingDistance: 0, testAccuracy: 0.1 });
  return storedCell('deep', experiment, parameters, {
    state: 'completed',
    measurements: { rows: [row(8), row(64)], matchedStep: 8, mapDifference: 0 },
  });
}

test('early motion: shuffled labels over real ones of the same seed and α, where they come nearest', () => {
  const shuffled = (alpha: number, moved: number): Result =>
    control('shuffled-labels', { alpha, seed: 0, trainImages: 4096 }, moved);
  const results = [
    ...[network(0.1, 0, 0, 0.01), network(1, 0, 0, 0.02), network(10, 0, 0, 0.06)],
    ...[shuffled(0.1, 0.001), shuffled(1, 0.01), shuffled(10, 0.01)],
    control('shuffled-labels', { alpha: 10, seed: 0, trainImages: 256 }, 9),
  ];
  assert.deepEqual(values('early-motion-needs-labels', results), [Math.log(0.01 / 0.02)]);
});

test('without a meaning kernels are compared on the few images that are learned by heart', () => {
  const byHeart = (alpha: number, moved: number): Result =>
    control('shuffled-labels', { alpha, seed: 3, trainImages: 256 }, moved);
  const results = [byHeart(0.1, 0.02), byHeart(1, 0.04), byHeart(10, 0.12)];
  assert.deepEqual(values('upstream-amplifies-without-meaning', results), [Math.log(0.12 / 0.04)]);
  assert.deepEqual(values('downstream-damps-without-meaning', results), [Math.log(0.04 / 0.02)]);
});

test('at any rate: the least of the larger α over the most of the smaller one', () => {
  const at = (alpha: number, learningRate: number, moved: number): Result =>
    control('rates', { alpha, learningRate, seed: 0 }, moved);
  const results = [
    ...[at(0.1, 0.01, 0.02), at(0.1, 0.02, 0.05)],
    ...[at(1, 0.01, 0.04), at(1, 0.02, 0.1)],
    ...[at(10, 0.01, 0.3), at(10, 0.02, 0.2)],
  ];
  assert.deepEqual(values('upstream-amplifies-at-any-rate', results), [Math.log(0.2 / 0.1)]);
  assert.deepEqual(values('downstream-damps-at-any-rate', results), [Math.log(0.04 / 0.05)]);
});
