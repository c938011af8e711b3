import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Result } from '../../schemas/result.d.ts';
import { suite } from '../../suites/relu/suite.ts';
import type { Trainer } from '../suite.ts';
import { buildCell } from './build-cell.ts';
import { trainCells } from './train-cells.ts';

const cells = [1, 2, 3].map((seed) => buildCell(suite, 'plane', { tau: 1, delta: 0, seed, steps: [0] }, 'x'));
const noEngine = (): Promise<never> => Promise.reject(new Error('no engine is needed'));

async function train(trainer: Trainer<unknown, unknown>): Promise<Result['outcome'][]> {
  const outcomes: Result['outcome'][] = [];
  for await (const { outcome } of trainCells(cells, trainer, noEngine, () => undefined))
    outcomes.push(outcome);
  return outcomes;
}

async function* echo(members: readonly unknown[]) {
  for (const member of members) {
    await Promise.resolve();
    const { seed } = member as { seed: number };
    if (seed === 2) throw new Error('seed two');
    yield { state: 'completed' as const, measurements: { seed } };
  }
}

test('an exception is the result of its own cell; the cells after it are trained all the same', async () => {
  assert.deepEqual(await train(echo), [
    { state: 'completed', measurements: { seed: 1 } },
    { state: 'failed', reason: 'seed two' },
    { state: 'completed', measurements: { seed: 3 } },
  ]);
});

test('a trainer that skips a cell has failed it', async () => {
  const outcomes = await train(async function* () {
    await Promise.resolve();
    yield { state: 'completed', measurements: {} };
  });
  assert.equal(outcomes.length, 3);
  const lazy = await train(async function* () {
    await Promise.resolve();
    if (cells.length === 0) yield { state: 'completed', measurements: {} };
  });
  assert.ok(lazy.every(({ state }) => state === 'failed'));
});

test('a float64 experiment that asks for an engine is told that it has none', async () => {
  const outcomes = await train(async function* (_, context) {
    await Promise.resolve();
    yield { state: 'completed', measurements: { engine: context.engine.name } };
  });
  assert.match((outcomes[0] as { reason: string }).reason, /declared float64/);
});

test('progress is that of the cell at hand, or of those that are trained side by side', async () => {
  const told: [string, number][] = [];
  const trainer: Trainer<unknown, unknown> = async function* (_, { progress }) {
    await Promise.resolve();
    progress(0.25);
    yield { state: 'completed', measurements: {} };
    progress(0.5, 2);
    yield [
      { state: 'completed', measurements: {} },
      { state: 'completed', measurements: {} },
    ];
  };
  const report = (key: string, fraction: number): void => {
    told.push([key, fraction]);
  };
  let results = 0;
  for await (const { outcome } of trainCells(cells, trainer, noEngine, report)) {
    if (outcome.state === 'completed') results++;
  }
  assert.equal(results, 3);
  const [first, second, third] = cells.map(({ key }) => key);
  assert.deepEqual(told, [
    [first, 0.25],
    [second, 0.5],
    [third, 0.5],
  ]);
});

function waits(milliseconds: number): void {
  for (const end = performance.now() + milliseconds; performance.now() < end;);
}

async function costs(trainer: Trainer<unknown, unknown>): Promise<Result['cost'][]> {
  const all: Result['cost'][] = [];
  for await (const { cost } of trainCells(cells, trainer, noEngine, () => undefined)) all.push(cost);
  return all;
}

test('outcomes that come together share their time by their steps, and so have one pace', async () => {
  const [one, two, three] = await costs(async function* () {
    await Promise.resolve();
    waits(40);
    yield [100, 200, 100].map((steps) => ({ state: 'completed' as const, measurements: {}, steps }));
  });
  assert.ok(Math.abs(two!.durationMs / one!.durationMs - 2) < 1e-9);
  assert.ok(Math.abs(three!.stepsPerSecond! / two!.stepsPerSecond! - 1) < 1e-9);
  assert.ok(one!.durationMs + two!.durationMs + three!.durationMs >= 40);
  assert.deepEqual([one!.steps, two!.steps], [100, 200]);
});

test('time that is told to be spent on some goes to them, whoever comes first', async () => {
  const start = performance.now();
  const [one, two, three] = await costs(async function* (_, { spentOn }) {
    await Promise.resolve();
    waits(30);
    spentOn!([0, 2]);
    yield { state: 'completed', measurements: {}, steps: 10 };
    waits(30);
    yield { state: 'completed', measurements: {}, steps: 10 };
    waits(5);
    yield { state: 'completed', measurements: {}, steps: 10 };
  });
  // The last alone took five, and half of the thirty before.
  for (const [cost, least] of [
    [one, 15],
    [two, 30],
    [three, 20],
  ] as const)
    assert.ok(cost!.durationMs >= least, `${cost!.durationMs}, less than ${least}`);
  const all = one!.durationMs + two!.durationMs + three!.durationMs;
  assert.ok(all <= performance.now() - start, 'no time is given twice');
});
