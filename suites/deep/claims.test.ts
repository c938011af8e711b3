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
