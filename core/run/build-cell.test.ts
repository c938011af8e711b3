import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fail } from '../fail.ts';
import { suite } from '../../suites/relu/suite.ts';
import { buildCell } from './build-cell.ts';

const point = { tau: 0.1, delta: 1, seed: 100 };

test('the id has what differs from the defaults, the key has everything', () => {
  const cell = buildCell(suite, 'grid', point, 'wasm-float32');
  assert.equal(cell.id, 'relu/tau=0.1,delta=1,seed=100');
  assert.deepEqual(cell.parameters['steps'], [10, 100, 1000]);
  assert.equal(cell.numerics, 'wasm-float32');
});

test('equal parameters are one cell, in any order and with defaults spelled out', () => {
  const cell = buildCell(suite, 'grid', point, 'wasm-float32');
  const spelled = buildCell(suite, 'grid', { width: 50, seed: 100, delta: 1, tau: 0.1 }, 'wasm-float32');
  assert.deepEqual(spelled, cell);
});

test('another parameter, version or engine is another cell', () => {
  const keys = [
    buildCell(suite, 'grid', point, 'wasm-float32'),
    buildCell(suite, 'grid', { ...point, tau: 0.2 }, 'wasm-float32'),
    buildCell({ ...suite, version: suite.version + 1 }, 'grid', point, 'wasm-float32'),
    buildCell(suite, 'grid', point, 'tensorflow-float32'),
  ].map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
});

test('experiments in float64 are the same cell on every engine', () => {
  const plane = { ...point, steps: [10] };
  assert.equal(
    buildCell(suite, 'plane', plane, 'wasm-float32').key,
    buildCell(suite, 'plane', plane, 'cuda-float32').key,
  );
});

for (const [what, experiment, parameters, message] of [
  [
    'a missing parameter',
    'grid',
    { tau: 0.1, delta: 1 },
    /parameters\/seed: found nothing, expected a value/,
  ],
  ['a range', 'grid', { ...point, tau: 0 }, /parameters\/tau: found 0, expected > 0/],
  ['a type', 'grid', { ...point, tau: '0.1' }, /parameters\/tau: found "0.1", expected number/],
  ['an unknown name', 'grid', { ...point, alpha: 2 }, /parameters\/alpha: found an unknown field/],
  ['an odd width', 'grid', { ...point, width: 51 }, /parameters\/width: found 51, expected multiple of 2/],
  ['an unknown experiment', 'grit', point, /experiment: found "grit", expected one of grid, .*plane/],
] as const) {
  test(`refuses ${what}, naming it`, () => {
    assert.throws(
      () => buildCell(suite, experiment, parameters, 'wasm-float32'),
      (error) => error instanceof Fail && error.exitCode === 2 && message.test(error.message),
    );
  });
}
