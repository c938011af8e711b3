import assert from 'node:assert/strict';
import test from 'node:test';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import { openEngine } from '../engine/open-engine.ts';
import { scatterAddRows, gatherRows, type RowChoice } from './gather-rows.ts';

const engine = await openEngine('wasm');
const { tf } = engine;

/** Two members, three samples each, tables of four rows. */
function choice(): RowChoice {
  return {
    rows: tf.tensor2d([3, 0, 3, 1, 1, 2], [2, 3], 'int32'),
    laid: tf.tensor2d([3, 0, 3, 5, 5, 6], [2, 3], 'int32'),
    tableRows: 4,
  };
}

test('rows are taken from each member’s own table', async () => {
  const table = tf.tensor3d([0, 1, 2, 3, 10, 11, 12, 13], [2, 4, 1]);
  assert.deepEqual([...(await gatherRows(engine, table, choice()).data())], [3, 0, 3, 11, 11, 12]);
});

test('samples are summed by the row that they took, in either way', async () => {
  const samples = tf.tensor3d([1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60], [2, 3, 2]);
  const expected = [2, 20, 0, 0, 0, 0, 4, 40, 0, 0, 9, 90, 6, 60, 0, 0];
  for (const scatterAdd of [true, false]) {
    const withTrait = { ...engine, traits: { ...engine.traits, scatterAdd } };
    const sums: Tensor3D = scatterAddRows(withTrait, samples, choice());
    assert.deepEqual(sums.shape, [2, 4, 2]);
    assert.deepEqual([...(await sums.data())], expected, `scatterAdd ${scatterAdd}`);
  }
});

test('rows that samples take among some of the table only are summed as among all, in either way', async () => {
  const samples = tf.tensor3d([1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60], [2, 3, 2]);
  const rows = { rows: tf.tensor2d([2, 1, 2, 1, 1, 2], [2, 3], 'int32'), tableRows: 4 };
  const laid = tf.tensor2d([2, 1, 2, 5, 5, 6], [2, 3], 'int32');
  const expected = [0, 0, 2, 20, 4, 40, 0, 0, 0, 0, 9, 90, 6, 60, 0, 0];
  for (const scatterAdd of [true, false]) {
    const withTrait = { ...engine, traits: { ...engine.traits, scatterAdd } };
    const sums = scatterAddRows(withTrait, samples, { ...rows, laid, among: [1, 2] });
    assert.deepEqual([...(await sums.data())], expected, `scatterAdd ${scatterAdd}`);
  }
});
