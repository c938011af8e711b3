import assert from 'node:assert/strict';
import { test } from 'node:test';
import { syntheticVerdicts } from './fixtures/synthetic-run.ts';
import { tally, tallyLine } from './tally.ts';

test('verdicts are counted by kind, those of other profiles apart', () => {
  // By hand from the fixture: 9 claims, one of them a theorem check, another for profile paper only.
  assert.deepEqual(tally(syntheticVerdicts, 'quick'), {
    byKind: {
      paper: {
        decided: 7,
        counts: { reproduced: 3, contradicted: 1, undecided: 2, 'not-comparable': 1, 'not-run': 0 },
      },
      theorem: {
        decided: 1,
        counts: { reproduced: 1, contradicted: 0, undecided: 0, 'not-comparable': 0, 'not-run': 0 },
      },
      control: {
        decided: 0,
        counts: { reproduced: 0, contradicted: 0, undecided: 0, 'not-comparable': 0, 'not-run': 0 },
      },
    },
    agreement: { agrees: 1, differs: 0, 'no number': 7 },
    regressed: 2,
    elsewhere: 1,
  });
});

test('the line says what there is, kind by kind', () => {
  assert.equal(
    tallyLine(tally(syntheticVerdicts, 'quick')),
    '3 of 7 statements of the paper reproduced, 1 contradicted, 2 undecided, 1 not comparable; ' +
      '1 of 1 theorem check reproduced; 1 number agrees with the paper’s, 0 differ; ' +
      '2 regressed or changed since the baseline; 1 more can only be decided by another profile',
  );
  assert.equal(tallyLine(tally([], 'quick')), 'no claim decided');
});
