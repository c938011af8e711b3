import assert from 'node:assert/strict';
import test from 'node:test';
import { curvesExploration, ofPaper, type Curve } from './curves.ts';

const curve = (seed: string): Curve => ({ quantity: 'error', series: '1', seed, points: [[1, 2]] });

const explored = (seeds: number) =>
  curvesExploration({
    ...{ title: 'Seeds', hint: 'All.', x: 'step', xIsLog: false, yIsLog: false, seriesLabel: 'α' },
    series: [{ name: '1', colour: 'black' }],
    quantities: [{ value: 'error', label: 'error' }],
    curves: [...Array.from({ length: seeds }, (_, n) => curve(`seed ${n}`)), curve(ofPaper)],
  })!;

test('a hundred seeds are all there and nothing is said; of 101 a hundred, the paper’s beside them', () => {
  const [all, some] = [explored(100), explored(101)];
  assert.deepEqual([all.rows.rows.length, all.hint], [101, 'All.']);
  assert.equal(some.rows.rows.length, 101);
  assert.ok(some.rows.rows.some((row) => row.includes(ofPaper)));
  assert.equal(some.hint, 'All. 100 of 101 seeds are drawn, at equal distances in their order.');
});
