import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import type { Evidence } from '../../core/judge/evidence.ts';
import { evidenceFrom, storedCell } from '../../core/judge/fixtures/stored-cells.ts';
import { paperFiles, paperValue } from '../../core/judge/paper-value.ts';
import { samplesNeeded } from '../../schemas/rhm-samples-needed.ts';
import type { GrammarMeasurements, NetworkMeasurements } from '../../schemas/rhm.d.ts';
import type { Outcome, Result } from '../../schemas/result.d.ts';
import { claims } from './claims.ts';

function result(experiment: string, parameters: Record<string, unknown>, outcome: Outcome): Result {
  return storedCell('rhm', experiment, parameters, outcome);
}

function network(
  seed: number,
  alpha: number,
  fraction: number,
  testAccuracy: number,
  more: Partial<NetworkMeasurements> = {},
): Result {
  const trainSamples = Math.round(fraction * 1e5);
  const measurements = { testAccuracy, trainSamples, fitted: true, trainLoss: 0.009, ...more };
  return result('network', { seed, alpha, fraction }, { state: 'completed', measurements });
}

function evidence(id: string, results: readonly Result[]): Evidence {
  return evidenceFrom(claims, id, results);
}

function measured(found: Evidence): Extract<Evidence, { state: 'measured' }> {
  assert.equal(found.state, 'measured');
  return found;
}

/** Accuracies at 1 %, 10 % of a network. */
const run = (seed: number, alpha: number, low: number, high: number): Result[] => [
  network(seed, alpha, 0.01, low),
  network(seed, alpha, 0.1, high),
];

test('samples needed are compared within a seed, in decades', () => {
  const found = measured(
    evidence('upstream-needs-fewer-samples', [
      ...run(0, 1, 0.4, 0.8),
      ...run(0, 10, 0.5, 0.9),
      ...run(1, 1, 0.2, 0.7),
      ...run(1, 10, 0.2, 0.7),
      ...run(1, 0.1, 0, 0),
    ]),
  );
  // 60 % is reached half of the decade up at α = 1 and a quarter up at α = 10.
  assert.ok(Math.abs(found.samples[0]!.value - 0.25) < 1e-12);
  assert.equal(found.samples[1]!.value, 0);
  assert.match(found.notes![0]!, /ratio 1\.33 \(95 % interval 0\.\d+ to \d+/);
});

test('a size that does not bracket 60 % stands as a bound, and is told', () => {
  const found = measured(
    evidence('downstream-needs-more-samples', [...run(0, 0.1, 0.2, 0.5), ...run(0, 1, 0.4, 0.8)]),
  );
  // α = 0.1 needs more than 10,000 samples, α = 1 10^3.5.
  assert.ok(Math.abs(found.samples[0]!.value - 0.5) < 1e-12);
  assert.match(found.notes!.join('\n'), /1 of these numbers are bounds/);
});

test('a seed in which neither α gets to 60 %, or both are there from the start, says nothing', () => {
  for (const [low, high, how] of [
    [0.2, 0.5, /not at the largest size/],
    [0.7, 0.9, /already at the smallest size/],
  ] as const) {
    const found = measured(
      evidence('downstream-needs-more-samples', [...run(3, 0.1, low, high), ...run(3, 1, low, high)]),
    );
    assert.deepEqual(found.samples, []);
    assert.equal(found.excluded[0]!.label, '3');
    assert.match(found.excluded[0]!.reason, how);
  }
});

test('accuracy is compared at the fraction nearest to 3 %', () => {
  const results = [
    network(0, 1, 0.02, 0.9),
    network(0, 10, 0.02, 0.1),
    network(0, 1, 0.035, 0.25),
    network(0, 10, 0.035, 0.75),
  ];
  const found = measured(evidence('upstream-generalises-better', results));
  assert.deepEqual(found.samples, [{ label: '0', value: 0.5 }]);
  assert.match(found.notes![0]!, /P = 3500: 0\.250 at α = 1, 0\.750 at α = 10/);
});

test('a seed with a diverged network of these α is left out; of another α it stays', () => {
  const diverged = (alpha: number): Result =>
    result(
      'network',
      { seed: 0, alpha, fraction: 0.03 },
      { state: 'diverged', step: 7, reason: 'not finite' },
    );
  const [standard, upstream] = [network(0, 1, 0.03, 0.5), network(0, 10, 0.03, 0.6)];
  const concerned = measured(evidence('upstream-generalises-better', [standard, diverged(10)]));
  assert.deepEqual(concerned.samples, []);
  assert.match(concerned.excluded[0]!.reason, /diverged at step 7/);
  assert.equal(
    measured(evidence('upstream-generalises-better', [standard, upstream, diverged(0.1)])).samples.length,
    1,
  );
});

test('networks that did not fit their training set are marked and show in the control', () => {
  const results = [
    network(0, 1, 0.03, 0.5, { fitted: false, trainLoss: 0.4 }),
    network(0, 10, 0.03, 0.6),
    network(1, 1, 0.03, 0.6),
    network(1, 10, 0.03, 0.7),
    // Neither too few strings nor another α bears on where 60 % is passed.
    network(1, 1, 0.005, 0.2, { fitted: false, trainLoss: 0.3 }),
    network(1, 0.03, 0.03, 0.2, { fitted: false, trainLoss: 0.3 }),
  ];
  const control = measured(evidence('training-sets-are-fitted', results));
  assert.deepEqual(
    control.samples.map(({ value }) => value),
    [0.4, 0.009],
  );
  const claim = measured(evidence('upstream-generalises-better', results));
  assert.match(claim.notes!.join('\n'), /1 of 4 networks concerned did not fit .*training loss 0\.40/);
});

test('faults of the data add up', () => {
  const clean = { strings: 32, distinctStrings: 32, fewestPerClass: 8, mostPerClass: 8 };
  const grammar = (seed: number, found: Partial<GrammarMeasurements>): Result =>
    result(
      'grammar',
      { seed, exchanges: 100 },
      { state: 'completed', measurements: { ...clean, wrongLabels: 0, changedLabels: 0, ...found } },
    );
  const faulty = { distinctStrings: 30, mostPerClass: 9, wrongLabels: 4, changedLabels: 8 };
  const found = measured(evidence('data-are-exact', [grammar(0, {}), grammar(1, faulty)]));
  assert.deepEqual(
    found.samples.map(({ value }) => value),
    [0, 2 + 1 + 4 + 8],
  );
});

test('without cells every claim is not run', () => {
  for (const { id } of claims) assert.equal(evidence(id.replace('rhm/', ''), []).state, 'not-run');
});

test('the paper’s numbers are what its digitised curves give', () => {
  const paper = paperFiles(path.join(import.meta.dirname, '..', '..'));
  const { series } = paper('rhm.json') as {
    series: { alpha: number; points: { fraction: number; accuracy: number }[] }[];
  };
  const curve = (alpha: number) =>
    series
      .find((one) => one.alpha === alpha)!
      .points.map(({ fraction, accuracy }) => ({ samples: Math.floor(fraction * 131072), accuracy }));
  const needed = (alpha: number): number => samplesNeeded(curve(alpha), 0.6).samples;
  // The accuracy at 3,932 samples, linear in log P between its neighbours.
  const accuracy = (alpha: number): number => {
    const points = curve(alpha);
    const above = points.findIndex(({ samples }) => samples >= 3932);
    const [low, high] = [points[above - 1]!, points[above]!];
    const share = Math.log(3932 / low.samples) / Math.log(high.samples / low.samples);
    return low.accuracy + share * (high.accuracy - low.accuracy);
  };
  const read = (key: string): number => Number(paperValue(`rhm-read-off.json#/${key}`, paper).value);
  assert.ok(Math.abs(read('samplesAt1Over10') - Math.log10(needed(1) / needed(10))) < 1e-4);
  assert.ok(Math.abs(read('samplesAt0.1Over1') - Math.log10(needed(0.1) / needed(1))) < 1e-4);
  assert.ok(Math.abs(read('accuracyAt10Minus1') - (accuracy(10) - accuracy(1))) < 1e-4);
  assert.ok(Math.abs(read('accuracyAt1Minus0.1') - (accuracy(1) - accuracy(0.1))) < 1e-4);
});

test('at its best rate each α is taken where it is most accurate, and the lead against half of that at the paper’s', () => {
  const at = (seed: number, alpha: number, baseLearningRate: number, testAccuracy: number): Result =>
    result(
      'rates',
      { seed, alpha, fraction: 0.03, baseLearningRate },
      { state: 'completed', measurements: { testAccuracy, fitted: true } },
    );
  const results = [
    ...[network(0, 0.1, 0.03, 0.25), at(0, 0.1, 0.4, 0.5), at(0, 0.1, 0.8, 0.25)],
    ...[network(0, 1, 0.03, 0.5), at(0, 1, 0.4, 0.75), at(0, 1, 0.8, 0.875)],
    ...[network(0, 10, 0.03, 0.75), at(0, 10, 0.4, 0.9375), at(0, 10, 0.8, 0.5)],
  ];
  const value = (id: string): number => measured(evidence(id, results)).samples[0]!.value;
  assert.equal(value('upstream-leads-at-its-best-rate'), 0.9375 - 0.875);
  assert.equal(value('downstream-lags-at-its-best-rate'), 0.875 - 0.5);
  assert.equal(value('upstream-lead-is-one-of-rate'), 0.25 / 2 - (0.9375 - 0.875));
});
