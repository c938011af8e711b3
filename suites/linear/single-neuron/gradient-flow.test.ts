import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from '../../../core/numerics/random-stream.ts';
import { integrateWeights, singleExampleFlow, toState, toWeights, whitenedFlow } from './gradient-flow.ts';

const stream = new RandomStream('gradient-flow', 0);

function draw(d: number) {
  return {
    rates: { etaA: stream.logUniform(0.2, 5), etaW: stream.logUniform(0.2, 5) },
    weights: { a: stream.normal(), w: Array.from({ length: d }, () => stream.normal()) },
    vector: Array.from({ length: d }, () => stream.normal()),
  };
}

/** −η ∂loss/∂θ for each weight by central differences. */
function descent(loss: (state: number[]) => number, state: number[], etas: number[]): number[] {
  const step = 1e-5;
  return state.map((_, i) => {
    const [up, down] = [1, -1].map((side) =>
      state.map((value, j) => (i === j ? value + side * step : value)),
    );
    return (-etas[i]! * (loss(up!) - loss(down!))) / (2 * step);
  });
}

function close(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  actual.forEach((value, i) =>
    assert.ok(Math.abs(value - expected[i]!) < tolerance, `${actual.join(' ')} is not ${expected.join(' ')}`),
  );
}

test('on whitened input it descends ½‖a w − β*‖²', () => {
  for (const d of [1, 2, 7]) {
    const { rates, weights, vector } = draw(d);
    const loss = ([a, ...w]: number[]) =>
      w.reduce((sum, value, i) => sum + (a! * value - vector[i]!) ** 2, 0) / 2;
    const etas = [rates.etaA, ...weights.w.map(() => rates.etaW)];
    const flow = whitenedFlow({ betaStar: vector, ...rates });
    close(flow(toState(weights)), descent(loss, toState(weights), etas), 1e-7);
  }
});

test('on one example it descends ½(a wᵀx − y)²', () => {
  for (const d of [1, 2, 7]) {
    const { rates, weights, vector } = draw(d);
    const loss = ([a, ...w]: number[]) =>
      (w.reduce((sum, value, i) => sum + a! * value * vector[i]!, 0) - 0.7) ** 2 / 2;
    const etas = [rates.etaA, ...weights.w.map(() => rates.etaW)];
    close(
      singleExampleFlow(rates, vector, 0.7)(toState(weights)),
      descent(loss, toState(weights), etas),
      1e-6,
    );
  }
});

test('in function space it is preconditioned: β̇ = M (β* − β), M = (κ+δ)/2 I + (κ−δ)/2 ββᵀ/‖β‖²', () => {
  for (let trial = 0; trial < 20; trial++) {
    const { rates, weights, vector } = draw(3);
    const { a, w } = weights;
    const beta = w.map((value) => a * value);
    const delta = rates.etaW * a ** 2 - rates.etaA * Math.hypot(...w) ** 2;
    const size = Math.hypot(...beta);
    const kappa = Math.sqrt(delta ** 2 + 4 * rates.etaA * rates.etaW * size ** 2);
    const residual = vector.map((value, i) => value - beta[i]!);
    const along = beta.reduce((sum, value, i) => sum + value * residual[i]!, 0) / size ** 2;
    const expected = residual.map(
      (r, i) => ((kappa + delta) / 2) * r + ((kappa - delta) / 2) * along * beta[i]!,
    );
    const velocity = toWeights(whitenedFlow({ betaStar: vector, ...rates })(toState(weights)));
    close(
      w.map((value, i) => velocity.a * value + a * velocity.w[i]!),
      expected,
      1e-12 * (1 + kappa) * (1 + size),
    );
  }
});

test('integrated weights keep their order and the start', () => {
  const flow = whitenedFlow({ betaStar: [0, 1], etaA: 1, etaW: 1 });
  const [start, end] = integrateWeights(flow, { a: 1, w: [-1, 0] }, [0, 30]);
  assert.deepEqual(start, { a: 1, w: [-1, 0] });
  close([end!.a, ...end!.w], [1, 0, 1], 1e-8);
});
