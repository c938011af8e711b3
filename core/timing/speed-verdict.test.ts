import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speedVerdict, type SpeedEvidence } from './speed-verdict.ts';

const quiet: SpeedEvidence = { ratio: 1, interval: [0.99, 1.01], adjustedPValue: 1, noiseFloor: 0.02 };

test('a change is one where the test rejects and noise does not reach it', () => {
  const slower = { ...quiet, ratio: 1.1, interval: [1.08, 1.12] as const, adjustedPValue: 0.01 };
  assert.equal(speedVerdict(slower), 'slower');
  assert.equal(speedVerdict({ ...slower, ratio: 1 / 1.1, interval: [0.89, 0.93] }), 'faster');
  assert.equal(speedVerdict({ ...slower, noiseFloor: 0.11 }), 'unclear');
  assert.equal(speedVerdict({ ...slower, adjustedPValue: 0.06 }), 'unclear');
});

test('the same: the whole interval within 3 %, or within noise of at most 10 %', () => {
  assert.equal(speedVerdict(quiet), 'same');
  assert.equal(speedVerdict({ ...quiet, interval: [0.96, 1.01] }), 'unclear');
  assert.equal(speedVerdict({ ...quiet, interval: [0.96, 1.01], noiseFloor: 0.05 }), 'same');
  assert.equal(speedVerdict({ ...quiet, interval: [0.96, 1.01], noiseFloor: 0.2 }), 'unclear');
});

test('a real change too small to matter is not called the same, nor a change', () => {
  assert.equal(
    speedVerdict({ ...quiet, ratio: 1.01, interval: [1.005, 1.015], adjustedPValue: 0.001 }),
    'unclear',
  );
});

test('where noise is unknown nothing is known', () => {
  assert.equal(speedVerdict({ ...quiet, noiseFloor: Infinity }), 'unclear');
});
