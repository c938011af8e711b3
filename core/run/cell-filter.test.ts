import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suite as linear } from '../../suites/linear/suite.ts';
import { suite as relu } from '../../suites/relu/suite.ts';
import { buildCell } from './build-cell.ts';
import { cellsWhere } from './cell-filter.ts';

const cells = [0.1, 1].flatMap((tau) =>
  [-1, 0, 1].map((delta) => buildCell(relu, 'grid', { tau, delta, seed: 100 }, 'wasm-float32')),
);

function kept(...conditions: string[]): string[] {
  return cellsWhere(cells, conditions).map(
    ({ parameters: { tau, delta } }) => `${String(tau)} ${String(delta)}`,
  );
}

test('without a condition every cell stays', () => {
  assert.equal(kept().length, 6);
});

test('a condition keeps the cells with one of its values, and several must all hold', () => {
  assert.deepEqual(kept('tau=1'), ['1 -1', '1 0', '1 1']);
  assert.deepEqual(kept('tau=1e-1', 'delta=0,1'), ['0.1 0', '0.1 1']);
});

test('a condition on the experiment keeps its cells', () => {
  const plane = buildCell(relu, 'plane', { tau: 1, delta: 0, seed: 100, steps: [1] }, 'wasm-float32');
  assert.deepEqual(cellsWhere([...cells, plane], ['experiment=plane']), [plane]);
});

test('a list is named as JSON writes it', () => {
  const starts = [
    [-1, 0],
    [0.5, 2],
    [1, 1],
  ].map((beta0) =>
    buildCell(linear, linear.defaultExperiment, { betaStar: [0, 1], beta0, delta: 0, times: [0, 1] }, ''),
  );
  const which = (condition: string) =>
    cellsWhere(starts, [condition]).map(({ parameters }) => JSON.stringify(parameters['beta0']));
  assert.deepEqual(which('beta0=[-1,0]'), ['[-1,0]']);
  assert.deepEqual(which('beta0=[ -1, 0 ],[5e-1,2]'), ['[-1,0]', '[0.5,2]']);
  assert.throws(() => which('beta0=[0,-1]'), /expected beta0 to be one of \[-1,0\], \[0\.5,2\]/);
});

for (const [what, condition, message] of [
  ['an empty value', 'delta=1,', /--where: found "delta=1,"/],
  ['an empty value between others', 'delta=0,,1', /--where: found "delta=0,,1"/],
  ['a value beside others that no cell has', 'delta=0,1,77', /found "delta=77".*one of -1, 0, 1/],
  ['no condition at all', 'tau', /--where: found "tau"/],
  ['a value that no cell has', 'tau=7', /expected tau to be one of 0.1, 1/],
  ['a parameter that no cell has', 'colour=red', /expected one of .*delta.*tau/],
] as const) {
  test(`${what} is refused with what there is`, () => {
    assert.throws(() => kept(condition), message);
  });
}
