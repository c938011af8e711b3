import assert from 'node:assert/strict';
import { test } from 'node:test';
import { float64Context, outcomes } from '../../core/run/fixtures/outcomes.ts';
import type { GrammarMeasurements, GrammarParameters } from '../../schemas/rhm.d.ts';
import { trainGrammar } from './train-grammar.ts';

const paper: GrammarParameters = { seed: 0, v: 8, m: 4, L: 3, s: 2, classes: 8, exchanges: 500 };

async function measured(parameters: GrammarParameters): Promise<GrammarMeasurements> {
  const [trained] = await outcomes(trainGrammar, [parameters], float64Context);
  assert.equal(trained?.state, 'completed');
  return trained.measurements;
}

test('the paper’s grammar has 131,072 strings, 16,384 of each class, without a fault', async () => {
  assert.deepEqual(await measured(paper), {
    strings: 131072,
    distinctStrings: 131072,
    fewestPerClass: 16384,
    mostPerClass: 16384,
    wrongLabels: 0,
    changedLabels: 0,
  });
});

test('a grammar with too many strings to check one by one is refused', async () => {
  await assert.rejects(measured({ ...paper, L: 4 }), {
    name: 'Fail',
    exitCode: 2,
    message: /grammar of 8589934592 strings, expected at most 2097152/,
  });
});
