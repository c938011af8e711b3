import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../../core/judge/evidence.ts';
import { evidenceFrom, storedCell } from '../../core/judge/fixtures/stored-cells.ts';
import type { TransformerParameters } from '../../schemas/grokking.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { claims } from './claims.ts';

const usual = {
  tau: 1,
  baseLearningRate: 1e-3,
  rateScaling: 'inverse-tau-squared' as const,
  weightDecay: 1,
  maxSteps: 3000,
};

/** A run that grokked after some steps, was censored (null) or diverged. */
function run(given: Partial<TransformerParameters>, steps: number | null | 'diverged'): Result {
  const parameters = { ...usual, seed: 0, alpha: 1, ...given };
  const outcome: Result['outcome'] =
    steps === 'diverged'
      ? { state: 'diverged', step: 25, reason: 'not finite' }
      : {
          state: 'completed',
          measurements: {
            ...{
              stepsToTrain: 25,
              stepsToHalf: steps,
              stepsToNinety: steps,
              stepsToGrok: steps,
              delay: null,
            },
            ...{ censored: steps === null, lastStep: steps ?? 3000, trainPairs: 1, validationPairs: 1 },
            rows: [
              { step: 25, concentration: 0.15 },
              { step: steps ?? 3000, concentration: 0.4 },
            ],
          },
        };
  return storedCell('grokking', 'transformer', parameters, outcome);
}

function evidence(id: string, results: readonly Result[]): Extract<Evidence, { state: 'measured' }> {
  const found = evidenceFrom(claims, id, results);
  assert.equal(found.state, 'measured');
  return found;
}

function values(id: string, results: readonly Result[]): number[] {
  return evidence(id, results).samples.map(({ value }) => Number(value.toFixed(9)));
}

const fromTo = (one: number | null, three: number | null, ten: number | null): Result[] => [
  run({ alpha: 1 }, one),
  run({ alpha: 3 }, three),
  run({ alpha: 10 }, ten),
];

test('times that fall as a power of α have its exponent as slope', () => {
  const power = (alpha: number): number => 2000 * alpha ** -0.5;
  assert.deepEqual(values('upstream-groks-sooner', fromTo(power(1), power(3), power(10))), [-0.5]);
});

test('a censored run counts with its cap where that weakens the slope, and excludes its seed elsewhere', () => {
  const [bounded] = values('upstream-groks-sooner', fromTo(null, 1200, 600));
  const [atCap] = values('upstream-groks-sooner', fromTo(3000, 1200, 600));
  assert.equal(bounded, atCap);
  const lost = evidence('upstream-groks-sooner', fromTo(1600, 1200, null));
  assert.equal(lost.samples.length, 0);
  assert.match(lost.excluded[0]!.reason, /α = 10 did not arrive/);
});

test('the order holds only where every step of it does; censored comes last, two censored are a tie', () => {
  assert.deepEqual(values('grok-order', fromTo(null, 1200, 600)), [1]);
  assert.deepEqual(values('grok-order', fromTo(1600, 600, 600)), [0]);
  assert.deepEqual(values('grok-order', fromTo(null, null, 600)), [0]);
  assert.deepEqual(values('generalise-order', fromTo(1600, 1200, 600)), [1]);
});

test('a seed with a diverged run is excluded and named', () => {
  const found = evidence('grok-order', [
    ...fromTo(1600, 1200, 600),
    run({ alpha: 3, seed: 1 }, 'diverged'),
    run({ alpha: 1, seed: 1 }, 900),
    run({ alpha: 10, seed: 1 }, 500),
  ]);
  assert.deepEqual(
    found.samples.map(({ label }) => label),
    ['0'],
  );
  assert.match(found.excluded[0]!.reason, /diverged at step 25/);
});

test('the concentration is compared between memorising and grokking', () => {
  assert.deepEqual(values('embedding-concentrates', [run({}, 500)]), [0.25]);
});

test('the controls by hand: one decade at the usual rate, half at the fourfold; τ by way of the rate', () => {
  const fourfold = { baseLearningRate: 4e-3 };
  assert.deepEqual(
    values('fourfold-rate-weakens', [
      ...[run({ alpha: 1 }, 1000), run({ alpha: 10 }, 100)],
      ...[run({ ...fourfold, alpha: 1 }, 1000), run({ ...fourfold, alpha: 10 }, 1000 * 10 ** -0.5)],
    ]),
    [0.5],
  );
  assert.deepEqual(
    values('tau-acts-through-the-rate', [
      run({}, 1000),
      run({ tau: 0.5 }, 100),
      run({ tau: 0.5, rateScaling: 'constant' }, 1000 * 10 ** 0.25),
    ]),
    [0.75],
  );
});

test('the wait by hand: a hundredfold at α = 1, tenfold at α = 10; one that never trained says nothing', () => {
  const both = [run({ alpha: 1 }, 2500), run({ alpha: 10 }, 250)];
  assert.deepEqual(values('generalises-long-after-training', both), [2]);
  assert.deepEqual(values('upstream-shortens-the-wait', both), [-1]);
  // Censored at 3,000 of 25 steps to train: longer still.
  assert.deepEqual(values('generalises-long-after-training', [run({ alpha: 1 }, null)]), [
    Number(Math.log10(120).toFixed(9)),
  ]);
  const late = evidence('upstream-shortens-the-wait', [run({ alpha: 1 }, 2500), run({ alpha: 10 }, null)]);
  assert.match(late.excluded[0]!.reason, /α = 10 did not grok/);
});

test('a sweep of decay or operation beside the main task changes no replicate', () => {
  const withOperation = (operation: 'x/y' | 'x+y', weightDecay: number, steps: number): Result[] =>
    [1, 3, 10].map((alpha) => run({ alpha, operation, weightDecay }, steps));
  const swept = [...withOperation('x/y', 0.1, 10), ...withOperation('x+y', 1, 20)];
  const quotients = [1600, 1200, 600].map((steps, i) =>
    run({ alpha: [1, 3, 10][i]!, operation: 'x/y', weightDecay: 1 }, steps),
  );
  assert.deepEqual(
    values('upstream-groks-sooner', [...swept, ...quotients]),
    values('upstream-groks-sooner', fromTo(1600, 1200, 600)),
  );
});

test('without cells every claim is not run', () => {
  for (const { id } of claims) assert.equal(evidenceFrom(claims, id, []).state, 'not-run');
});

test('kernels are compared where the training set is learned, and between there and grokking', () => {
  const network = (seed: number, alpha: number, grokked: number | null, [early, turn]: number[]): Result => {
    const kernels = [
      { step: 0, fromStart: 0, fromTrained: null },
      { step: 500, fromStart: early, fromTrained: 0 },
      { step: 900, fromStart: 0.99, fromTrained: 0.98 },
      { step: grokked ?? 3000, fromStart: 0.9, fromTrained: turn },
    ];
    const times = { stepsToTrain: 500, stepsToHalf: 900, stepsToGrok: grokked };
    const measurements = { ...times, censored: grokked === null, lastStep: grokked ?? 3000, kernels };
    return storedCell('grokking', 'kernel', { ...usual, seed, alpha }, { state: 'completed', measurements });
  };
  const networks = [
    ...[network(0, 1, 2000, [0.02, 0.3]), network(0, 10, 1000, [0.2, 0.5])],
    ...[network(1, 1, null, [0.5, 0.4]), network(1, 10, 1000, [0.05, 0.5])],
  ];
  assert.deepEqual(values('grokking/upstream-kernel-moves-further', networks), [1, -1]);
  // The second never grokked.
  const turns = evidence('grokking/kernel-turns-between-learning-and-grokking', networks);
  assert.deepEqual(
    turns.samples.map(({ value }) => value),
    [0.3],
  );
  assert.equal(turns.excluded.length, 1);
});
