import assert from 'node:assert/strict';
import { test } from 'node:test';
import { float64Context, outcomes } from '../../core/run/fixtures/outcomes.ts';
import type { Trainer } from '../../core/suite.ts';
import { problems } from '../../schemas/validate.ts';
import { meanTurn } from './plane-directions.ts';
import { trainColouring } from './train-colouring.ts';
import { trainSurface } from './train-surface.ts';
import { trainTheory } from './train-theory.ts';

async function measure<P, M>(trainer: Trainer<P, M>, name: string, parameters: P): Promise<M> {
  const [trained] = await outcomes(trainer, [parameters], float64Context);
  assert.equal(trained?.state, 'completed');
  assert.deepEqual(problems(`relu#/$defs/${name}`, trained.measurements), []);
  return trained.measurements;
}

test('small networks agree with their equations up to where they are followed', async () => {
  const { problems: found } = await measure(trainTheory, 'TheoryMeasurements', { seed: 1, count: 3 });
  assert.equal(found.length, 3);
  for (const one of found) {
    assert.ok(one.deltaDrift < 1e-9 && one.sphericalError < 1e-7 && one.kernelError < 1e-7);
    assert.equal(one.slides, one.time < 5);
  }
});

test('a network that begins to slide shortly before the end is followed until then', async () => {
  const { problems: found } = await measure(trainTheory, 'TheoryMeasurements', { seed: 4002, count: 6 });
  const { slides, time, kernelError } = found[5]!;
  assert.ok(slides && time > 4.5 && time < 5 && kernelError < 1e-7);
});

test('ten networks in the plane: parity colours them, and none that have a redundant unit', async () => {
  const distinct = await measure(trainColouring, 'ColouringMeasurements', {
    seed: 5,
    count: 10,
    redundant: false,
  });
  assert.deepEqual([distinct.colouredByParity, distinct.allRegionsFound, distinct.exceptions], [10, 10, 0]);
  const copied = await measure(trainColouring, 'ColouringMeasurements', {
    seed: 5,
    count: 10,
    redundant: true,
  });
  assert.deepEqual([copied.colouredByParity, copied.colouredWithoutRedundant], [0, 10]);
  assert.ok(copied.exceptions > 0 && copied.exceptions === copied.exceptionsOnSharedLine);
});

test('exclusive or is learned, upstream by turning, downstream without', async () => {
  const at = (delta: number) =>
    measure(trainSurface, 'SurfaceMeasurements', {
      tau: 0.1,
      delta,
      seed: 1,
      steps: [0, 100, 1000, 8000],
      width: 16,
      learningRate: 4e-4,
    });
  const [upstream, downstream] = [await at(1), await at(-1)];
  for (const { snapshots } of [upstream, downstream]) assert.ok(snapshots.at(-1)!.trainLoss < 0.01);
  assert.ok(upstream.turn > 2 * downstream.turn);
});

test('the turn is the mean angle between directions, by hand', () => {
  const network = (w: number[]) => ({ a: Float64Array.of(1, 1), w: Float64Array.from(w) });
  const turn = meanTurn(network([1, 0, 0, 2]), network([0, 3, 0, 1]));
  assert.ok(Math.abs(turn - Math.PI / 4) < 1e-15);
});
