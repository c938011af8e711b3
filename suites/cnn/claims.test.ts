import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import type { Evidence } from '../../core/judge/evidence.ts';
import { evidenceFrom, storedCell } from '../../core/judge/fixtures/stored-cells.ts';
import { paperFiles, paperValue } from '../../core/judge/paper-value.ts';
import type { FilterMeasurements } from '../../schemas/cnn.d.ts';
import type { Outcome, Result } from '../../schemas/result.d.ts';
import { claims } from './claims.ts';

const whiteNoise = { asPrinted: 4, zeroSum: 8 };

function result(parameters: Record<string, unknown>, outcome: Outcome, experiment = 'filters'): Result {
  return storedCell('cnn', experiment, parameters, outcome);
}

/** Quartiles around a median. */
const around = (median: number) => ({ q1: median, median, q3: median });

function network(
  [seed, alpha, labels = 'real']: [seed: number, alpha: number, labels?: 'real' | 'shuffled'],
  more: Partial<FilterMeasurements>,
  experiment = 'filters',
): Result {
  const measurements = {
    ...{ smoothness: around(1), smoothnessZeroSum: around(2), whiteNoise, initialisationLeft: 0.5 },
    ...{ displacementSmoothness: around(0.8), displacementSmoothnessZeroSum: around(1) },
    ...{ gaborFit: around(0.5), orientationSelectivity: around(0.3), testAccuracy: 0.4, trainAccuracy: 0.3 },
    ...more,
  };
  return result({ seed, alpha, labels }, { state: 'completed', measurements }, experiment);
}

function evidence(id: string, results: readonly Result[]): Evidence {
  return evidenceFrom(claims, id, results);
}

function valuesOf(found: Evidence): number[] {
  assert.ok(found.state === 'measured');
  return found.samples.map(({ value }) => Number(value.toFixed(12)));
}

const smooth = (printed: number, zeroSum: number) => ({
  smoothness: around(printed),
  smoothnessZeroSum: around(zeroSum),
});

test('smoothness is compared within a seed, over white noise, in the worse of the two readings', () => {
  const found = evidence('upstream-filters-are-smoother', [
    network([1, 1], smooth(2, 6)),
    network([1, 10], smooth(1, 4.8)),
    network([3, 1], smooth(2, 4)),
    network([3, 10], smooth(3, 2)),
    network([3, 10, 'shuffled'], smooth(0, 0)),
  ]);
  // Seed 1: −0.25 and −0.15; seed 3: +0.25 and −0.25.
  assert.deepEqual(valuesOf(found), [-0.15, 0.25]);
  assert.ok(found.state === 'measured');
  assert.match(found.notes![0]!, /centre 2: 0\.500 at α = 1, 0\.500 at α = 10/);
});

test('a seed with a network that diverged is excluded, whatever the others say', () => {
  const lost = result({ seed: 1, alpha: 1, labels: 'real' }, { state: 'diverged', step: 5, reason: 'made' });
  const found = evidence('upstream-filters-are-smoother', [
    lost,
    network([1, 10], {}),
    network([2, 1], {}),
    network([2, 10], smooth(0.2, 0.4)),
  ]);
  assert.ok(found.state === 'measured');
  assert.deepEqual(
    found.excluded.map(({ label }) => label),
    ['1'],
  );
  assert.equal(found.samples.length, 1);
  // One that the claim does not look at excludes nothing.
  const other = result({ seed: 2, alpha: 0.1, labels: 'real' }, { state: 'failed', reason: 'made' });
  const both = evidence('upstream-filters-are-smoother', [other, network([2, 1], {}), network([2, 10], {})]);
  assert.ok(both.state === 'measured' && both.excluded.length === 0);
});

test('the displacement is the roughest over three α and two readings', () => {
  const of = (printed: number, zeroSum: number) => ({
    displacementSmoothness: around(printed),
    displacementSmoothnessZeroSum: around(zeroSum),
  });
  const found = evidence('displacement-is-smooth-at-every-alpha', [
    network([1, 0.1], of(1, 1)),
    network([1, 1], of(0.4, 3)),
    network([1, 10], of(0.4, 1)),
  ]);
  assert.deepEqual(valuesOf(found), [0.375]);
});

test('accuracies are upstream minus downstream on both sides of the equivalence', () => {
  const networks = [0.1, 1, 10].map((alpha) =>
    network([1, alpha], {
      testAccuracy: 0.5 - 0.01 * Math.log10(alpha),
      trainAccuracy: 0.4 + 0.03 * Math.log10(alpha),
    }),
  );
  for (const id of ['accuracy-is-not-lower-upstream', 'accuracy-is-not-higher-upstream']) {
    assert.deepEqual(valuesOf(evidence(id, networks)), [-0.02]);
    assert.deepEqual(valuesOf(evidence(`training-${id}`, networks)), [0.06]);
  }
});

test('content is real labels minus shuffled ones, of each experiment for itself', () => {
  const pair = (experiment: string, real: number, shuffled: number) => [
    network([1, 10], { gaborFit: around(real) }, experiment),
    network([1, 10, 'shuffled'], { gaborFit: around(shuffled), testAccuracy: 0.11 }, experiment),
  ];
  const networks = [...pair('filters', 0.5, 0.6), ...pair('gratings', 0.7, 0.4)];
  assert.deepEqual(valuesOf(evidence('upstream-filters-are-interpretable', networks)), [-0.1]);
  assert.deepEqual(valuesOf(evidence('content-measure-sees-gabors', networks)), [0.3]);
  assert.deepEqual(valuesOf(evidence('shuffled-control-is-at-chance', networks)), [0.11]);
});

test('single filters are compared pair by pair within a seed, equal ones half', () => {
  const found = evidence('single-filters-are-smoother-upstream', [
    network([1, 1], { smoothnessOfEach: [2, 3] }),
    network([1, 10], { smoothnessOfEach: [1, 3] }),
    network([2, 1], { smoothnessOfEach: [1, 2] }),
    network([2, 10], { smoothnessOfEach: [3, 4] }),
  ]);
  // Seed 1: 1 < 2, 1 < 3, 3 > 2 and 3 = 3: 2½ of 4 pairs; seed 2: none.
  assert.deepEqual(valuesOf(found), [0.625, 0]);
  // Downstream is the other side of the pair: the standard network's filters are the smoother ones.
  const downstream = evidence('single-filters-are-rougher-downstream', [
    network([1, 0.1], { smoothnessOfEach: [4, 4] }),
    network([1, 1], { smoothnessOfEach: [1, 5] }),
  ]);
  assert.deepEqual(valuesOf(downstream), [0.5]);
});

test('at its best rate each α counts with the network that classifies best, not the smoothest', () => {
  const at = (alpha: number, peakLearningRate: number, testAccuracy: number, printed: number): Result => {
    const measurements = { ...smooth(printed, 2 * printed), whiteNoise, testAccuracy };
    const parameters = { seed: 1, alpha, peakLearningRate };
    return result(parameters, { state: 'completed', measurements }, 'rates');
  };
  const found = evidence('upstream-smoother-at-its-best-rate', [
    at(1, 0.025, 0.3, 3.6),
    at(1, 0.1, 0.5, 2),
    at(1, 0.4, 0.4, 0.4),
    at(10, 0.025, 0.45, 1.2),
    at(10, 0.1, 0.4, 0.2),
    at(10, 0.4, 0.1, 0.1),
  ]);
  // 1.2/4 at α = 10 (best at 0.025) minus 2/4 at α = 1 (best at 0.1).
  assert.deepEqual(valuesOf(found), [-0.2]);
  assert.ok(found.state === 'measured');
  assert.match(found.notes![1]!, /α = 10.*0\.450 and 0\.300 at 0\.025, 0\.400 and 0\.050 at 0\.1/);
});

test('without networks nothing is said', () => {
  for (const { id } of claims) assert.equal(evidence(id, []).state, 'not-run', id);
});

test('the paper’s numbers agree with its digitised figures', () => {
  const paper = paperFiles(path.join(import.meta.dirname, '..', '..'));
  const at = (pointer: string): number => Number(paperValue(pointer, paper).value);
  // Violins of the paper's figure plot the negative of eq. 132; series 0, 2 and 4 are α = 0.1, 1 and 10.
  const median = (series: number): number => at(`filter_smoothness.json#/series/${series}/kde_median`);
  const noise = (5.25 * 13 ** 2) / 15 ** 2;
  assert.ok(
    Math.abs(at('cnn-read-off.json#/smoothnessAt1Minus0.1') - (median(0) - median(2)) / noise) < 1e-4,
  );
  assert.ok(Math.abs(at('cnn-read-off.json#/smoothnessAt10Minus1') - (median(2) - median(4)) / noise) < 1e-4);
  const outline = (series: number, of: string, i: number): number =>
    at(`filter_smoothness.json#/series/${series}/${of}/${i}`);
  const violin = (series: number): { value: number; share: number }[] => {
    const points = Array.from({ length: 100 }, (_, i) => ({
      value: -outline(series, 'kde_value', i),
      share: outline(series, 'kde_half_width', i),
    }));
    const total = points.reduce((sum, { share }) => sum + share, 0);
    return points.map(({ value, share }) => ({ value, share: share / total }));
  };
  const smoother = (one: number, other: number): number =>
    violin(one).reduce(
      (sum, mine) =>
        sum +
        mine.share *
          violin(other).reduce((own, { value, share }) => own + (value > mine.value ? share : 0), 0),
      0,
    );
  assert.ok(Math.abs(at('cnn-read-off.json#/smootherPairsAt10Over1') - smoother(4, 2)) < 5e-4);
  assert.ok(Math.abs(at('cnn-read-off.json#/smootherPairsAt1Over0.1') - smoother(2, 0)) < 5e-4);
  const accuracy = (series: number): number =>
    at(`cifar_accuracy.json#/series/${series}/final_validation_accuracy`);
  assert.ok(Math.abs(at('cnn-read-off.json#/accuracyAt10Minus0.1') - (accuracy(0) - accuracy(4))) < 1e-6);
  const training = (series: number): number =>
    at(`cifar_accuracy.json#/series/${series}/final_train_accuracy`);
  assert.ok(
    Math.abs(at('cnn-read-off.json#/trainAccuracyAt10Minus0.1') - (training(0) - training(4))) < 1e-6,
  );
});
