import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../../core/judge/evidence.ts';
import { evidenceFrom, storedCell } from '../../core/judge/fixtures/stored-cells.ts';
import type { GridRow } from '../../schemas/relu.d.ts';
import type { Outcome, Result } from '../../schemas/result.d.ts';
import { claims } from './claims.ts';

function result(experiment: string, parameters: Record<string, unknown>, outcome: Outcome): Result {
  return storedCell('relu', experiment, parameters, outcome);
}

function student(seed: number, tau: number, delta: number, rows: Partial<GridRow>[]): Result {
  const steps = rows.map(({ step }) => step);
  return result('grid', { seed, tau, delta, steps }, { state: 'completed', measurements: { rows } });
}

function evidence(id: string, results: readonly Result[]): Evidence {
  return evidenceFrom(claims, id, results);
}

function values(found: Evidence): number[] {
  assert.equal(found.state, 'measured');
  return found.samples.map(({ value }) => value);
}

const early = (kernelDistance: number): Partial<GridRow>[] => [{ step: 100, kernelDistance }];

test('faster is the decades between early kernel distances at the smallest scale, seed by seed', () => {
  const results = [
    student(100, 0.1, 1, early(0.2)),
    student(100, 0.1, 0, early(0.02)),
    student(100, 2, 1, early(1e-5)),
    student(101, 0.1, 1, early(0.03)),
    student(101, 0.1, 0, early(0.03)),
  ];
  const [first, second] = values(evidence('relu/upstream-faster-than-balanced', results));
  assert.ok(Math.abs(first! - 1) < 1e-12);
  assert.equal(second, 0);
});

test('rich early is the early kernel distance itself, upstream at the smallest scale', () => {
  const results = [
    student(100, 0.1, 1, early(0.2)),
    student(100, 0.1, 0, early(0.02)),
    student(100, 2, 1, early(1e-5)),
  ];
  assert.deepEqual(values(evidence('relu/rich-early-upstream', results)), [0.2]);
});

test('a seed with a diverged cell is left out and named, since its ratio is not known', () => {
  const found = evidence('relu/upstream-faster-than-balanced', [
    student(100, 0.1, 1, early(0.2)),
    student(100, 0.1, 0, early(0.02)),
    student(101, 0.1, 1, early(0.2)),
    result(
      'grid',
      { seed: 101, tau: 0.1, delta: 0, steps: [100] },
      { state: 'diverged', step: 7, reason: 'not finite' },
    ),
  ]);
  assert.equal(values(found).length, 1);
  assert.ok(found.state === 'measured' && /diverged at step 7/.test(found.excluded[0]!.reason));
});

test('lazy takes the largest distance at large scale up to step 1000, of every δ', () => {
  const rows = (early: number, late: number): Partial<GridRow>[] => [
    { step: 100, kernelDistance: early },
    { step: 1000, kernelDistance: late },
    { step: 10000, kernelDistance: 0.9 },
  ];
  const results = [
    student(100, 0.95, -1, rows(0.001, 0.002)),
    student(100, 2, 1, rows(0.003, 0.001)),
    student(100, 0.1, 1, rows(0.5, 0.5)),
  ];
  assert.deepEqual(values(evidence('relu/lazy-at-large-scale', results)), [0.003]);
});

test('the smallest test loss is compared between the corner and all the rest', () => {
  const at = (testLoss: number): Partial<GridRow>[] => [{ step: 1000, testLoss }];
  const results = [
    student(100, 0.1, 1, at(0.001)),
    student(100, 0.1, 0.25, at(0.002)),
    student(100, 0.1, 0, at(0.01)),
    student(100, 0.5, 1, at(0.02)),
  ];
  assert.ok(Math.abs(values(evidence('relu/least-test-loss-upstream', results))[0]! - 1) < 1e-12);
});

test('flips are counted per distance moved, against the better of the two others', () => {
  const moved = (hammingDistance: number, parameterDistance: number): Partial<GridRow>[] => [
    { step: 1000, hammingDistance, parameterDistance },
  ];
  const results = [
    student(100, 0.1, 1, moved(20, 0.5)),
    student(100, 0.1, 0, moved(8, 2)),
    student(100, 0.1, -1, moved(2, 2)),
  ];
  assert.ok(Math.abs(values(evidence('relu/upstream-flips-activations', results))[0]! - 1) < 1e-12);
});

test('alignment is its growth upstream, and the size of its change downstream and at large scale', () => {
  const plane = (tau: number, delta: number, initial: number, final: number): Result =>
    result(
      'plane',
      { seed: 100, tau, delta },
      { state: 'completed', measurements: { alignment: { initial, final }, turn: 0.1 } },
    );
  const results = [
    plane(0.1, 1, 0.5, 0.75),
    plane(0.1, -1, 0.5, 0.25),
    plane(0.1, 0, 0, 1),
    plane(2, 0, 0.5, 0.375),
  ];
  assert.deepEqual(values(evidence('relu/upstream-units-align', results)), [0.25]);
  assert.deepEqual(values(evidence('relu/downstream-units-stay', results)), [0.25]);
  assert.deepEqual(values(evidence('relu/large-scale-units-stay', results)), [0.125]);
});

/** A student at two equal losses: S, Hamming and parameter distance at 0.5 and at 0.3 of the first. */
function matched(seed: number, delta: number, ...rows: (readonly [number, number, number])[]): Result {
  const at = rows.map(([kernelDistance, hammingDistance, parameterDistance], i) => ({
    ...{ lossShare: [0.5, 0.3][i], kernelDistance, hammingDistance, parameterDistance, time: 1 },
  }));
  const measurements = { rows: at };
  const parameters = { seed, tau: 0.1, delta, lossShares: [0.5, 0.3] };
  return result('matched', parameters, { state: 'completed', measurements });
}

test('at equal loss the less favourable of the two losses counts: kernel and movement by the larger, flips by the smaller', () => {
  const results = [
    matched(100, 1, [0.01, 100, 0.01], [0.1, 10, 0.1]),
    matched(100, 0, [0.01, 1, 1], [0.01, 1, 1]),
    matched(100, -1, [9, 9, 9], [9, 9, 9]),
  ];
  const near = (id: string, expected: number): void => {
    const [value] = values(evidence(id, results));
    assert.ok(Math.abs(value! - expected) < 1e-12, id);
  };
  near('relu/equal-loss-no-further-kernel', 1);
  near('relu/equal-loss-more-flips', 1);
  near('relu/equal-loss-less-movement', -1);
});

test('a student that has not reached a loss says nothing about it', () => {
  const found = evidence('relu/equal-loss-more-flips', [
    matched(100, 1, [1, 1, 1], [1, 1, 1]),
    matched(100, 0, [1, 1, 1]),
  ]);
  assert.ok(found.state === 'measured' && found.samples.length === 0);
  assert.match(found.excluded[0]!.reason, /was not reached/);
});

test('turning before learning counts a seed once, by the δ at which it is least so', () => {
  const run = (seed: number, delta: number, lossShareAtHalfTurn: number): Result =>
    result(
      'surface',
      { seed, delta },
      { state: 'completed', measurements: { lossShareAtHalfTurn, snapshots: [{ trainLoss: 0 }] } },
    );
  const results = [run(0, 0, 0.9), run(0, 1, 0.6), run(1, 0, 0.8), run(1, 1, 0.95), run(1, -1, 0.1)];
  assert.deepEqual(values(evidence('relu/xor-turns-before-it-learns', results)), [0.6, 0.8]);
});

/** A student of some width whose rows at half and at 0.3 of the loss are given. */
function wide(seed: number, width: number, delta: number, [half, third]: [number, number]): Result {
  const row = (lossShare: number, value: number): object => ({
    lossShare,
    ...{ kernelDistance: value, hammingDistance: value, parameterDistance: value },
  });
  const measurements = { rows: [row(0.5, half), row(0.3, third)] };
  return result(
    'widths',
    { seed, width, delta, lossShares: [0.5, 0.3] },
    { state: 'completed', measurements },
  );
}

test('whatever the width: the worst width and loss of a seed, upstream over balanced', () => {
  const students = [
    ...[wide(0, 16, 0, [1, 1]), wide(0, 16, 1, [10, 100])],
    ...[wide(0, 200, 0, [1, 1]), wide(0, 200, 1, [0.1, 1])],
  ];
  assert.deepEqual(values(evidence('relu/any-width-no-further-kernel', students)), [2]);
  assert.deepEqual(values(evidence('relu/any-width-more-flips', students)), [-1]);
  assert.deepEqual(values(evidence('relu/any-width-less-movement', students)), [2]);
  assert.deepEqual(values(evidence('relu/wider-is-lazier', students)), [-2]);
});

test('a width at which a loss was not reached leaves its seed out', () => {
  const late = result(
    'widths',
    { seed: 0, width: 200, delta: 1, lossShares: [0.5, 0.3] },
    { state: 'completed', measurements: { rows: [] } },
  );
  const found = evidence('relu/any-width-more-flips', [
    ...[wide(0, 16, 0, [1, 1]), wide(0, 16, 1, [2, 2]), wide(0, 200, 0, [1, 1])],
    late,
  ]);
  assert.ok(found.state === 'measured' && found.samples.length === 0);
  assert.match(found.excluded[0]!.reason, /was not reached/);
});

test('without cells every claim is not run', () => {
  for (const claim of claims) assert.equal(evidence(claim.id, []).state, 'not-run');
});
