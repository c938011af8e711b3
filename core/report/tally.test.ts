import assert from 'node:assert/strict';
import { test } from 'node:test';
import { syntheticVerdicts } from './fixtures/synthetic-run.ts';
import { tally, tallyLine } from './tally.ts';

test('verdicts are counted, those of other profiles apart', () => {
  // By hand from the fixture: 9 claims, one of them for profile paper only.
  assert.deepEqual(tally(syntheticVerdicts, 'quick'), {
    decided: 8,
    counts: { reproduced: 4, contradicted: 1, undecided: 2, 'not-comparable': 1, 'not-run': 0 },
    regressed: 2,
    elsewhere: 1,
  });
});

test('the line says what there is, reproduced and contradicted always', () => {
  assert.equal(
    tallyLine(tally(syntheticVerdicts, 'quick')),
    '4 reproduced, 1 contradicted, 2 undecided, 1 not comparable; 2 regressed since the baseline; 1 left to other profiles',
  );
  assert.equal(tallyLine(tally([], 'quick')), '0 reproduced, 0 contradicted');
});
