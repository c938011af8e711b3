import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TopLevelSpec } from 'vega-lite';
import { compileSpecs } from '../core/report/compile-specs.ts';
import { compiledSpecs } from './compiled-specs.ts';

const points = (field: string): TopLevelSpec => ({
  data: { name: 'rows' },
  mark: 'point',
  encoding: { x: { field, type: 'quantitative' } },
});

test('specifications from memory are those that Vega-Lite makes, each its own', async () => {
  for (const specs of [[points('a'), points('b')], [points('b')]]) {
    const made: unknown = JSON.parse(JSON.stringify(compileSpecs(specs)));
    for (const turn of ['first', 'second']) {
      assert.deepEqual(JSON.parse(JSON.stringify(await compiledSpecs(specs))), made, turn);
    }
  }
});

test('what Vega-Lite warns of is an error, each time', async () => {
  const wrong = { ...points('a'), mark: 'no such mark' } as unknown as TopLevelSpec;
  for (let turn = 0; turn < 2; turn++) await assert.rejects(compiledSpecs([wrong]));
});
