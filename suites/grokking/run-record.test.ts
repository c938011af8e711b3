import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RunRecord } from './run-record.ts';

/** A record of accuracies at every evaluation; the training set's null where it was not evaluated. */
function recorded(
  maxSteps: number,
  evaluations: readonly (readonly [number, number | null, number])[],
): RunRecord {
  const record = new RunRecord({ maxSteps, lookEvery: 25 });
  for (const [step, train, validation] of evaluations) {
    record.add({
      step,
      train: train === null ? null : { loss: 1, accuracy: train },
      validation: { loss: 2, accuracy: validation },
      concentration: 0.2,
    });
  }
  return record;
}

test('times are those of the first evaluations that reach an accuracy', () => {
  const record = recorded(1000, [
    [0, 0.01, 0.01],
    [25, 0.99, 0.1],
    [50, null, 0.5],
    [75, null, 0.95],
    [100, 0.98, 0.99],
  ]);
  assert.ok(record.ended);
  const { rows, ...times } = record.measurements(10, 20);
  assert.equal(rows.length, 5);
  assert.deepEqual(times, {
    ...{ stepsToTrain: 25, stepsToHalf: 50, stepsToNinety: 75, stepsToGrok: 100, delay: 75 },
    ...{ censored: false, lastStep: 100, trainPairs: 10, validationPairs: 20 },
  });
});

test('a run that has not arrived at its cap is censored and has no time', () => {
  const record = recorded(60, [
    [50, 1, 0.6],
    [60, 1, 0.98],
  ]);
  assert.ok(record.ended);
  const { stepsToGrok, delay, censored, lastStep } = record.measurements(10, 20);
  assert.deepEqual(
    { stepsToGrok, delay, censored, lastStep },
    {
      ...{ stepsToGrok: null, delay: null, censored: true, lastStep: 60 },
    },
  );
});

test('evaluations come every 25 steps and at the cap; a learned training set is evaluated every fourth time', () => {
  const record = recorded(1010, [[25, 0.99, 0.1]]);
  assert.ok(!record.ended);
  assert.deepEqual(
    [0, 24, 25, 26, 1000, 1001].map((step) => record.evaluationAfter(step)),
    [25, 25, 50, 50, 1010, 1010],
  );
  assert.deepEqual(
    [50, 100, 125, 1010].map((step) => record.isTrainEvaluationStep(step)),
    [false, true, false, true],
  );
  assert.ok(recorded(1010, [[25, 0.98, 0.1]]).isTrainEvaluationStep(50));
});
