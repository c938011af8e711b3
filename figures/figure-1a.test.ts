import assert from 'node:assert/strict';
import test from 'node:test';
import { figure } from './figure-1a.ts';
import { drawnPanels, valuesOf } from './shared/fixtures/drawn-panels.ts';
import { syntheticPlaneCell, syntheticReluCells } from '../suites/relu/fixtures/synthetic-cells.ts';
import { syntheticResult } from '../core/run/fixtures/synthetic-result.ts';

const plane = {
  ...{ tau: 0.1, delta: 1, seed: 7, teacherSeed: 15, steps: [0, 5] },
  ...{ width: 2, samples: 20, learningRate: 1e-4 },
};
const student = syntheticResult('plane', plane, {
  teacher: [{ direction: [0, 1], sign: -1 }],
  snapshots: [
    {
      step: 0,
      trainLoss: 1,
      a: [2, -3],
      w: [
        [1, 0],
        [0, 1],
      ],
    },
    {
      step: 5,
      trainLoss: 0,
      a: [4, -1],
      w: [
        [1, 1],
        [2, 0],
      ],
    },
  ],
  alignment: { initial: 0.5, final: 1 },
  turn: 0.1,
});

test('neurons stand at |a| w, coloured by the sign of a', () => {
  const panel = drawnPanels(figure.draw(syntheticReluCells([student]), () => null))[0]!;
  assert.deepEqual(valuesOf(panel, 'point'), [
    { x: 4, y: 4, sign: 'a > 0' },
    { x: 2, y: 0, sign: 'a < 0' },
  ]);
  assert.deepEqual(
    valuesOf(panel, 'line').map(({ x, y, neuron }) => [x, y, neuron]),
    [
      [2, 0, 0],
      [4, 4, 0],
      [0, 3, 1],
      [2, 0, 1],
    ],
  );
});

test('teacher directions run past the window in the colour of their sign', () => {
  const [ray] = valuesOf(drawnPanels(figure.draw(syntheticReluCells([student]), () => null))[0]!, 'rule');
  assert.equal(ray!['x2'], 0);
  assert.ok(Number(ray!['y2']) > 1.1 * Math.hypot(4, 4));
  assert.equal(ray!['sign'], 'a < 0');
});

test('the lowest seed only, large τ first, then from downstream to upstream', () => {
  const cells = syntheticReluCells([
    syntheticPlaneCell({ tau: 0.1, delta: 1, seed: 3 }),
    syntheticPlaneCell({ tau: 0.1, delta: -1, seed: 3 }),
    syntheticPlaneCell({ tau: 0.1, delta: -1, seed: 4 }),
    syntheticPlaneCell({ tau: 2, delta: 0, seed: 3 }),
    syntheticResult('plane', { ...plane, seed: 3, delta: 0 }, null),
    syntheticResult('plane', { ...plane, seed: 4, delta: 0 }, null),
  ]);
  const drawing = figure.draw(cells, () => null);
  assert.deepEqual(
    drawnPanels(drawing).map(({ title }) => title!.text),
    ['τ = 2, δ = 0 (balanced)', 'τ = 0.1, δ = −1 (downstream)', 'τ = 0.1, δ = +1 (upstream)'],
  );
  assert.match(JSON.stringify(drawing), /teacher of seed 15, student and inputs of seed 3: /);
  assert.match(JSON.stringify(drawing), /Not shown: 1 cell that diverged/);
});
