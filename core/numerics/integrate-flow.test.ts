import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Derivative,
  FlowDiverged,
  StepsExceeded,
  finePrecision,
  integrateFlow,
  integrateUntil,
} from './integrate-flow.ts';

const rotation: Derivative = ([x, y]) => [y!, -x!];
const logistic: Derivative = ([y]) => [y! * (1 - y!)];

const times = Array.from({ length: 301 }, (_, i) => i / 10);

test('dense output follows a rotation to 1e-10 over five turns', () => {
  integrateFlow(rotation, [1, 0], times).forEach(([x, y], i) => {
    assert.ok(Math.hypot(x! - Math.cos(times[i]!), y! + Math.sin(times[i]!)) < 1e-10, `t = ${times[i]!}`);
  });
});

test('an escape from near a rest point is followed to 2e-10, although it multiplies early errors', () => {
  integrateFlow(logistic, [1e-6], times).forEach(([y], i) => {
    const exact = 1 / (1 + (1e6 - 1) * Math.exp(-times[i]!));
    assert.ok(Math.abs(y! - exact) < 2e-10, `t = ${times[i]!}`);
  });
});

test('a looser tolerance gives a larger error, so the tolerance reaches the integrator', () => {
  const error = (relativeTolerance: number) => {
    const precision = { relativeTolerance, absoluteTolerance: relativeTolerance, largestSteps: 1000 };
    const [end] = integrateFlow(rotation, [1, 0], [30], precision);
    return Math.hypot(end![0]! - Math.cos(30), end![1]! + Math.sin(30));
  };
  assert.ok(error(1e-4) > 100 * error(1e-9));
});

test('a tiny start keeps its relative precision', () => {
  const [end] = integrateFlow(([y]) => [y!], [1e-100], [3]);
  assert.ok(Math.abs(end![0]! / (1e-100 * Math.exp(3)) - 1) < 1e-9);
});

test('times may begin with 0, repeat, and miss 0', () => {
  assert.deepEqual(integrateFlow(rotation, [1, 0], [0, 0]), [
    [1, 0],
    [1, 0],
  ]);
  const states = integrateFlow(rotation, [1, 0], [0.5, 2, 2]);
  assert.equal(states.length, 3);
  assert.deepEqual(states[1], states[2]);
  assert.ok(Math.abs(states[0]![0]! - Math.cos(0.5)) < 1e-11);
});

test('steps that add up to the last time but for its last bit still end there', () => {
  // One of ten such among 20,000 times.
  const last = 983 / 997;
  const [end] = integrateFlow(rotation, [1, 0], [last]);
  assert.ok(Math.hypot(end![0]! - Math.cos(last), end![1]! + Math.sin(last)) < 1e-11);
});

test('recording ends with the first state that is enough', () => {
  const states = integrateFlow(logistic, [0.5], [0, 1, 2, 3, 4], finePrecision, ([y]) => y! > 0.8);
  // 1/(1 + e⁻¹) is not above 0.8, 1/(1 + e⁻²) is.
  assert.equal(states.length, 3);
  assert.equal(integrateFlow(logistic, [0.9], [0, 1], finePrecision, ([y]) => y! > 0.8).length, 1);
});

test('an event is located within the step in which it happens', () => {
  const { time, state, arrived } = integrateUntil(rotation, [1, 0], ([x]) => -x!, 100);
  assert.ok(arrived);
  assert.ok(Math.abs(time - Math.PI / 2) < 1e-10);
  assert.ok(Math.abs(state[1]! + 1) < 1e-10);
});

test('an event that is there already takes no time, and one that never comes is told', () => {
  assert.equal(integrateUntil(rotation, [1, 0], ([x]) => x!, 100).time, 0);
  const never = integrateUntil(logistic, [0.5], ([y]) => y! - 2, 5);
  assert.equal(never.arrived, false);
  assert.ok(Math.abs(never.time - 5) < 1e-12);
});

test('a flow that needs too many steps, or leaves the finite numbers, throws', () => {
  const few = { ...finePrecision, largestSteps: 20 };
  assert.throws(() => integrateFlow(rotation, [1, 0], [1000], few), StepsExceeded);
  const explosion: Derivative = ([y]) => [Math.exp(y! ** 2)];
  assert.throws(() => integrateFlow(explosion, [30], [1]), FlowDiverged);
});

test('a flow that slides on to its end throws, after its last step has failed too', () => {
  // It meets the curve 0.3 e^−t, from both sides of which it is pushed back, and has not far to go from there.
  const sliding: Derivative = ([y, time]) => [-Math.sign(y! - 0.3 * Math.exp(-time!)), 1];
  const few = { ...finePrecision, largestSteps: 1000 };
  for (const end of [1.01, 1.5]) {
    assert.throws(
      () => integrateFlow(sliding, [1, 0], [end], few),
      (error) => error instanceof StepsExceeded && error.time > 0.5 && error.time < end,
    );
  }
});

test('a step that overshoots into a place without a derivative is made shorter', () => {
  // Below zero there is none, and steps of a size that suits the rest of the decay land there.
  let overshot = 0;
  const decay: Derivative = ([y]) => {
    if (y! < 0) overshot++;
    return [y! < 0 ? NaN : -y!];
  };
  const states = integrateFlow(decay, [1], times);
  states.forEach(([y], i) => assert.ok(Math.abs(y! - Math.exp(-times[i]!)) < 1e-12, `t = ${times[i]!}`));
  assert.ok(overshot > 0, 'no step overshot: this shows nothing');
});

test('a flow whose derivative ends at a time diverges there', () => {
  // y = (1 − t/2)², which has no real continuation beyond t = 2.
  const root: Derivative = ([y]) => [-Math.sqrt(y!)];
  assert.throws(
    () => integrateFlow(root, [1], [5]),
    (error: unknown) =>
      error instanceof FlowDiverged && Math.abs(Number(/[\d.]+$/.exec(error.message)) - 2) < 1e-5,
  );
});

test('a flow at rest stays there, although noise or stiffness keeps its steps short', () => {
  let evaluations = 0;
  const noisy: Derivative = ([y]) => {
    evaluations++;
    return [1 - y! + (evaluations % 3 === 0 ? 3e-15 : -1e-15)];
  };
  const [middle, end] = integrateFlow(noisy, [2], [50, 1e3]);
  assert.ok(Math.abs(middle![0]! - 1) < 1e-13 && Math.abs(end![0]! - 1) < 1e-13);
  const stiff: Derivative = ([y]) => [1e5 * (1 - y!)];
  assert.ok(Math.abs(integrateFlow(stiff, [2], [100])[0]![0]! - 1) < 1e-11);
});
