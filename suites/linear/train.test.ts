import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fail } from '../../core/fail.ts';
import { buildCell } from '../../core/run/build-cell.ts';
import { float64Context, outcomes } from '../../core/run/fixtures/outcomes.ts';
import { trainCell } from '../../core/run/fixtures/train-cell.ts';
import type { Trained } from '../../core/suite.ts';
import type { PathErrors, LinearExperiments } from '../../schemas/linear.d.ts';
import { suite } from './suite.ts';
import { trainers } from './train.ts';

function train<K extends keyof LinearExperiments>(
  experiment: K,
  requested: Partial<LinearExperiments[K]['parameters']>,
): Promise<Trained<LinearExperiments[K]['measurements']>> {
  return trainCell(['linear', experiment], trainers[experiment], requested);
}

async function measure<K extends keyof LinearExperiments>(
  experiment: K,
  requested: Partial<LinearExperiments[K]['parameters']>,
): Promise<LinearExperiments[K]['measurements']> {
  const trained = await train(experiment, requested);
  assert.equal(trained.state, 'completed');
  return trained.measurements;
}

function worst(errors: PathErrors): number {
  return Math.max(errors.a, errors.w, errors.mu, errors.phi, errors.kernelDistance);
}

const orthogonal = { betaStar: [0, 1], beta0: [-1, 0], delta: 0, times: [0, 1] };

test('a trajectory: Fig. 3 at δ = 0, where φ(t) = tanh t', async () => {
  const { exact, numeric, maxError, deltaDrift } = await measure('trajectory', orthogonal);
  for (const path of [exact, numeric]) {
    assert.ok(Math.abs(path.phi[1]! - Math.tanh(1)) < 1e-10);
    assert.deepEqual(path.w[0], [-1, 0]);
    assert.ok(path.kernelDistance[0]! < 1e-15);
  }
  assert.ok(worst(maxError) < 1e-9);
  assert.ok(deltaDrift < 1e-10);
});

test('random problems: as many as asked for, agreeing, with changes of sign', async () => {
  const { problems: found } = await measure('random-problems', { seed: 1, count: 10 });
  assert.equal(found.length, 10);
  assert.ok(found.filter(({ signChange }) => signChange).length >= 2);
  for (const { maxError } of found) assert.ok(worst(maxError) < 1e-8);
});

test('a low-rank run ends at the minimiser; where a changes its sign, at the reversed one', async () => {
  const example = { row: [1, 0], target: 1, delta: -4, duration: 200 };
  const kept = await measure('low-rank', { ...example, beta0: [0.5, 0.5] });
  assert.equal(kept.signChange, false);
  assert.ok(kept.distance < 1e-9 && kept.residual < 1e-9);
  const changed = await measure('low-rank', { ...example, beta0: [-1, 0.5] });
  assert.equal(changed.signChange, true);
  assert.ok(changed.reversedDistance < 1e-9 && changed.distance > 0.1);
});

test('basins: starts far and near are counted apart', async () => {
  const { starts, right, exceptions, nearSurface } = await measure('basin', { seed: 2, count: 110 });
  assert.equal(starts + nearSurface.starts, 110);
  assert.equal(right + exceptions.length, starts);
  assert.ok(nearSurface.starts >= 1 && nearSurface.starts <= 10);
  assert.equal(exceptions.length, 0);
});

test('the grid over δ is even, and its largest S is no less than its last', async () => {
  const { rows } = await measure('balance', { largestDelta: 2, perUnit: 2, duration: 50 });
  assert.deepEqual(
    rows.map(({ delta }) => delta),
    [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2],
  );
  for (const row of rows) assert.ok(row.largest >= Math.max(row.early, row.soon, row.final) - 1e-3);
  // At δ = 0: w(1) has angle atan(sinh 1), a² = ‖w‖², so M = a² (I + ŵŵᵀ) and S = 1 − (4 + cos²)/5 with cos = 1/cosh 1.
  assert.ok(Math.abs(rows[4]!.early - (1 - 1 / Math.cosh(1) ** 2) / 5) < 1e-14);
});

test('a delay at balance is ln 3', async () => {
  const { time, numericTime } = await measure('delay', { delta: 0, phi0: 0 });
  assert.ok(Math.abs(time - Math.log(3)) < 1e-14);
  assert.ok(Math.abs(numericTime - Math.log(3)) < 1e-10);
});

const wide = {
  inputs: 3,
  outputs: 2,
  hidden: 2,
  delta: 1,
  start: [0.5, 0.2],
  target: [1, 0.5],
  seed: 0,
  times: [0, 1, 3],
};
const refusedWide: [object, RegExp][] = [
  [
    { hidden: 3, start: [0.5, 0.2] },
    /parameters\/hidden: found 3 with delta 1 and 2 outputs, expected at most 2/,
  ],
  [
    { inputs: 2, outputs: 3, hidden: 3, delta: -1 },
    /parameters\/hidden: found 3 with delta -1 and 2 inputs, expected at most 2/,
  ],
  [{ start: [0.5] }, /parameters\/start: found 1 singular values, expected 2/],
  [{ start: [0.5, 0.5] }, /parameters\/start: found the singular value 0.5 twice/],
  [{ target: [1] }, /parameters\/target: found 1 singular values, expected 2/],
  [{ target: [1, 0] }, /parameters\/target: found rank 1, expected rank 2/],
  [{ hidden: 1, start: [0.5] }, /parameters\/target: found rank 2, expected at most 1/],
  [{ inputs: 2, outputs: 4, hidden: 3 }, /parameters\/hidden: found 3, between the 2 and the 4/],
  [{ times: [0, 2, 1] }, /parameters\/times: found 1 after 2/],
];

test('a wide network follows both equations, on data of every kind', async () => {
  for (const data of ['aligned', 'whitened', 'random'] as const) {
    const found = await measure('wide', { ...wide, data, etaA: 0.5, etaW: 2 });
    assert.ok(found.functionError < 1e-9 && found.mirrorError < 1e-9 && found.deltaDrift < 1e-10, data);
    assert.ok(Math.abs(found.network.singularValues[0]![0]! - 0.5) < 1e-14);
  }
});

test('where equal values and targets of lower rank have a limit it is handled: on aligned data', async () => {
  const found = await measure('wide', {
    ...wide,
    start: [0.3, 0.3],
    target: [1, 0],
    data: 'aligned',
    times: [0, 40],
  });
  assert.ok(found.mirrorError < 1e-9);
  const [first, second] = found.network.singularValues[1]!;
  assert.ok(Math.abs(first! - 1) < 1e-9 && second! < 1e-9);
});

test('random wide problems say what does not apply to them', async () => {
  const { problems: found } = await measure('wide-problems', { seed: 0, count: 12 });
  for (const { kind, deltaDrift, mirrorError, twinDistance, restValue } of found) {
    assert.ok(deltaDrift < 1e-9);
    assert.equal(mirrorError === null, !['isotropic', 'fewer', 'full'].includes(kind));
    assert.equal(twinDistance === null, kind !== 'between');
    assert.equal(restValue === null, kind !== 'fewer');
  }
});

test('problems on which the integrator once gave up are followed as well as the others', async () => {
  // 309: two singular values nearly meet, and a step overshoots. 382: at rest, noise was taken for stiffness.
  for (const [seed, count] of [
    [309, 5],
    [382, 1],
  ] as const) {
    const { problems: found } = await measure('wide-problems', { seed, count });
    const { unitError, mirrorError } = found.at(-1)!;
    assert.ok(unitError < 1e-8 && (mirrorError ?? 0) < 1e-8, `seed ${seed}`);
  }
});

test('a singular value that passes through zero twice between two recorded times is seen', async () => {
  // At 0.314 and 0.377, and at 0.027 and 0.077.
  for (const [seed, count] of [
    [4243, 6],
    [4285, 4],
  ] as const) {
    const { problems: found } = await measure('wide-problems', { seed, count });
    const missed = found.filter(
      ({ losesRank, functionError: error, kind }) => kind !== 'uneven' && !losesRank && (error ?? 0) > 1e-8,
    );
    assert.deepEqual(missed, [], `seed ${seed}`);
    assert.ok(found.some(({ losesRank }) => losesRank));
  }
});

test('a funnel is lazy upstream, and turns its kernel late downstream', async () => {
  const funnel = { inputs: 6, outputs: 1, hidden: 1, target: [1], seed: 0 };
  const upstream = await measure('regime', { ...funnel, delta: 8 });
  const downstream = await measure('regime', { ...funnel, delta: -8 });
  assert.ok(upstream.largest < 0.001 && upstream.residual < 1e-3);
  assert.ok(downstream.early < 0.05 && downstream.final > 0.1 && downstream.halfTime > 8);
});

test('learning rates: δ on the grid is η_w‖a‖² − η_a‖w‖²', async () => {
  const { rows } = await measure('learning-rates', {
    inputs: 3,
    outputs: 1,
    hidden: 1,
    ratio: 4,
    target: [1],
    largestLogRatio: 2,
    perUnit: 1,
    seed: 0,
  });
  assert.deepEqual(
    rows.map(({ logWeightRatio }) => logWeightRatio),
    [-2, -1, 0, 1, 2],
  );
  // Equal norms, ‖a‖² = ‖w‖² = 0.05, η_w = 2, η_a = ½.
  assert.ok(Math.abs(rows[2]!.delta - 0.075) < 1e-15);
});

test('a deep network near balance ends near the minimiser; with one layer, at the projection of β₀', async () => {
  const near = await measure('deep', { layers: 3, delta: -1e-4, seed: 1 });
  assert.ok(near.distance < 1e-3 && near.distance > 1e-6 && near.residual < 1e-11);
  assert.ok(near.functionError! < 1e-9 && near.deltaDrift < 1e-10);
  const linear = await measure('deep', { layers: 1, delta: 0, seed: 1 });
  assert.ok(linear.distance < 1e-11 && linear.deltaDrift === 0);
});

test('exactly opposite to the solution a balanced network stops at zero, an unbalanced one goes through', async () => {
  const opposite = { layers: 3, inputs: 2, examples: 1, setting: 'opposite', seed: 0 } as const;
  const stopped = await measure('deep', { ...opposite, delta: 0 });
  assert.ok(Math.hypot(...stopped.endPoint) < 0.1 && stopped.residual > 0.1);
  const through = await measure('deep', { ...opposite, delta: -1e-3 });
  assert.ok(through.residual < 1e-11 && through.distance < 1e-9);
});

test('shapes, ranks and depths that cannot be are refused', async () => {
  const regime = { inputs: 3, outputs: 2, hidden: 1, delta: 1, seed: 0 };
  const refusals: [keyof LinearExperiments, object, RegExp][] = [
    ...refusedWide.map(([changed, message]): [keyof LinearExperiments, object, RegExp] => [
      'wide',
      { ...wide, ...changed },
      message,
    ]),
    ['regime', { ...regime, target: [1, 1] }, /parameters\/target: found rank 2, expected at most 1/],
    [
      'learning-rates',
      { ...regime, delta: undefined, ratio: 1, target: [1] },
      /parameters\/target: found 1 singular/,
    ],
    ['deep', { layers: 2, delta: 1, seed: 0 }, /parameters\/delta: found 1, expected zero or less/],
    [
      'deep',
      { layers: 2, delta: 0, seed: 0, inputs: 2, examples: 2 },
      /parameters\/examples: found 2, expected fewer/,
    ],
  ];
  for (const [experiment, parameters, message] of refusals) {
    await assert.rejects(
      train(experiment, JSON.parse(JSON.stringify(parameters)) as object),
      (error) => error instanceof Fail && message.test(error.message),
      String(message),
    );
  }
  assert.throws(
    () => buildCell(suite, 'deep', { layers: 0, delta: 0, seed: 0 }, 'unused'),
    /linear\/deep parameters\/layers: found 0, expected >= 1/,
  );
});

test('what a schema cannot say is refused with the parameter’s name and what to do', async () => {
  const refusals: [keyof LinearExperiments, object, RegExp][] = [
    [
      'trajectory',
      { ...orthogonal, beta0: [1] },
      /parameters\/beta0: found 1 numbers, expected 2.*same length/,
    ],
    ['trajectory', { ...orthogonal, betaStar: [0, 0] }, /parameters\/betaStar: found the zero vector/],
    ['trajectory', { ...orthogonal, beta0: [0, 0] }, /parameters\/beta0: .*direction of w₀.*delta above 0/],
    ['trajectory', { ...orthogonal, times: [0, 2, 1] }, /parameters\/times: found 1 after 2.*Sort/],
    ['trajectory', { ...orthogonal, delta: -1e7, times: [100] }, /integrator used .*Shorten the time/],
    ['low-rank', { row: [0, 0], target: 1, beta0: [1, 0], delta: 0, duration: 1 }, /parameters\/row/],
    ['low-rank', { row: [1, 0], target: 0, beta0: [1, 0], delta: 0, duration: 1 }, /parameters\/target/],
    ['low-rank', { row: [1, 0], target: 1, beta0: [1], delta: 0, duration: 1 }, /parameters\/beta0/],
    ['delay', { delta: -8, phi0: 0.9, phi: 0.8 }, /parameters\/phi: found 0.8, expected above/],
    ['delay', { delta: -8, phi0: -0.5 }, /parameters\/phi0: .*Raise/],
  ];
  for (const [experiment, parameters, message] of refusals) {
    await assert.rejects(
      train(experiment, parameters),
      (error) => error instanceof Fail && message.test(error.message),
    );
  }
});

test('a start beyond the range of numbers is a diverged cell, not a failed program', async () => {
  const trained = await train('trajectory', { ...orthogonal, beta0: [1e200, 0] });
  assert.equal(trained.state, 'diverged');
});

test('members of an ensemble are measured in order and do not touch each other', async () => {
  const members = [-2, 0, 2].map((delta) => ({ ...orthogonal, delta, sign: 1 as const, etaA: 1, etaW: 1 }));
  const together = await outcomes(trainers.trajectory, members, float64Context);
  const apart = await Promise.all(members.map((member) => train('trajectory', member)));
  assert.deepEqual(together, apart);
});
