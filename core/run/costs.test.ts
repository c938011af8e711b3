import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { suite } from '../../suites/relu/suite.ts';
import type { Result } from '../../schemas/result.d.ts';
import { problems } from '../../schemas/validate.ts';
import { buildCell } from './build-cell.ts';
import { costFrom, recordedCosts } from './costs.ts';
import { makeResult } from './make-result.ts';
import { costOf } from './plan-jobs.ts';

const suites = new Map([['relu', suite]]);
const engine = { id: 'wasm', numerics: 'wasm-float32', device: 'a CPU', versions: {}, flags: {} };
const cell = (tau: number, seed: number, numerics = 'wasm-float32') =>
  buildCell(suite, 'grid', { tau, delta: 1, seed }, numerics);

function cost(tau: number, seed: number, durationMs: number, state = 'completed'): Result {
  const outcome =
    state === 'completed'
      ? { state: 'completed' as const, measurements: {} }
      : { state: 'failed' as const, reason: 'made to' };
  return makeResult(cell(tau, seed), engine, durationMs, 1, outcome);
}

const recorded = [cost(0.1, 1, 1000), cost(0.1, 2, 3000), cost(0.1, 3, 8000), cost(2, 1, 4000)];

describe('what cells have cost', () => {
  const costs = recordedCosts([...recorded, cost(0.1, 4, 1, 'failed')]);

  test('is kept as the median over seeds, without those that failed', () => {
    assert.deepEqual(problems('costs', costs), []);
    assert.deepEqual(
      costs.entries.map(({ seconds, cells, parameters }) => [seconds, cells, parameters['tau']]),
      [
        [3, 3, 0.1],
        [4, 1, 2],
      ],
    );
  });

  test('is what a like cell of another seed will cost', () => {
    assert.equal(costFrom(costs, suites)(cell(0.1, 77)), 3);
    // As read back from a file.
    assert.equal(costFrom(JSON.parse(JSON.stringify(costs)) as typeof costs, suites)(cell(2, 77)), 4);
  });

  test('scales the estimate of other cells of that experiment, and of no other', () => {
    const estimate = costOf(cell(0.1, 1), suites);
    const other = buildCell(suite, 'grid', { tau: 1, delta: 1, seed: 5, steps: [10] }, 'wasm-float32');
    // 3 × 3 s + 4 s were recorded for four cells of equal estimate.
    const scaled = (costOf(other, suites) * 13) / (4 * estimate);
    assert.ok(Math.abs(costFrom(costs, suites)(other) - scaled) < 1e-12);
    const plane = buildCell(suite, 'plane', { tau: 0.1, delta: 1, seed: 1, steps: [10] }, 'wasm-float32');
    assert.equal(costFrom(costs, suites)(plane), costOf(plane, suites));
  });

  test('on one engine says nothing of another', () => {
    const elsewhere = cell(0.1, 1, 'cuda-float32');
    assert.equal(costFrom(costs, suites)(elsewhere), costOf(elsewhere, suites));
  });
});
