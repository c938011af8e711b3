import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type WhitenedProblem, exactSolution } from './exact-solution.ts';
import { relativeDistanceToSurface } from './basin.ts';
import { type Weights, initialWeights, relativeScale } from './weights.ts';

// Shrinking would only move a counterexample towards a saddle, at the cost of minutes.
fc.configureGlobal({ seed: 6158, endOnFailure: true });

const unit = { etaA: 1, etaW: 1 };

function vector(length: number) {
  return fc
    .array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: length, maxLength: length })
    .filter((values) => Math.hypot(...values) > 0.05);
}

/** Share of a start that grows, with the learning rates scaled away. Where it is small a saddle multiplies rounding. */
function growingShare({ betaStar, etaA, etaW }: WhitenedProblem, { a, w }: Weights): number {
  const ratio = (etaW / etaA) ** 0.25;
  const start = { a: a * ratio, w: w.map((value) => value / ratio) };
  return relativeDistanceToSurface(betaStar, relativeScale(unit, start), start);
}

/** Problems of dimension 1 to 4 with a start on a leaf δ ∈ [−6, 6]. */
const drawn = fc.integer({ min: 1, max: 4 }).chain((d) =>
  fc
    .record({
      betaStar: vector(d),
      beta0: vector(d),
      delta: fc.oneof(
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.constantFrom(0, -1e-9, 1e-12, -1e-300, 5e-324),
      ),
      etaA: fc.double({ min: 0.3, max: 3, noNaN: true }),
      etaW: fc.double({ min: 0.3, max: 3, noNaN: true }),
      sign: fc.constantFrom(1 as const, -1 as const),
    })
    .map(({ betaStar, beta0, delta, etaA, etaW, sign }) => ({
      problem: { betaStar, etaA, etaW },
      start: initialWeights({ etaA, etaW }, beta0, delta, sign),
    }))
    .filter(({ problem, start }) => growingShare(problem, start) > 0.05),
);
const time = fc.double({ min: 0, max: 4, noNaN: true });

function distance(one: Weights, other: Weights): number {
  return Math.hypot(one.a - other.a, ...one.w.map((value, i) => value - other.w[i]!));
}

/** Gradient flow as printed in §3, written out again. */
function velocity({ betaStar, etaA, etaW }: WhitenedProblem, { a, w }: Weights): Weights {
  const pull = w.reduce((sum, value, i) => sum + value * betaStar[i]!, 0);
  const square = w.reduce((sum, value) => sum + value * value, 0);
  return {
    a: etaA * (pull - a * square),
    w: w.map((value, i) => etaW * (a * betaStar[i]! - a * a * value)),
  };
}

function plus({ a, w }: Weights, step: number, rate: Weights): Weights {
  return { a: a + step * rate.a, w: w.map((value, i) => value + step * rate.w[i]!) };
}

function scaled(factor: number, { a, w }: Weights): Weights {
  return { a: factor * a, w: w.map((value) => factor * value) };
}

/** The classical Runge–Kutta rule with steps of 1/2000. */
function rungeKutta(problem: WhitenedProblem, start: Weights, end: number): Weights {
  const steps = Math.ceil(2000 * end);
  const h = end / steps;
  let at = start;
  for (let i = 0; i < steps; i++) {
    const k1 = velocity(problem, at);
    const k2 = velocity(problem, plus(at, h / 2, k1));
    const k3 = velocity(problem, plus(at, h / 2, k2));
    const k4 = velocity(problem, plus(at, h, k3));
    at = plus(plus(plus(plus(at, h / 6, k1), h / 3, k2), h / 3, k3), h / 6, k4);
  }
  return at;
}

test('at balance and aligned, β obeys the logistic equation', () => {
  // a = w = x: (x²)˙ = 2x² (s − x²).
  const solution = exactSolution({ betaStar: [2], ...unit }, { a: 0.1, w: [0.1] });
  for (const t of [0, 0.3, 1, 2, 5]) {
    const beta = 2 / (1 + (2 / 0.01 - 1) * Math.exp(-4 * t));
    const { a, w } = solution(t);
    assert.ok(Math.abs(a * w[0]! - beta) < 1e-14);
    assert.ok(Math.abs(a - w[0]!) < 1e-15);
  }
});

test('at balance from an orthogonal start the angle of w has tangent sinh(s t)', () => {
  const solution = exactSolution({ betaStar: [0, 1], ...unit }, { a: 1, w: [-1, 0] });
  for (const t of [0, 0.5, 3]) {
    const { w } = solution(t);
    assert.ok(Math.abs(w[1]! / -w[0]! - Math.sinh(t)) < 1e-13 * Math.cosh(t));
  }
});

test('agrees with Runge–Kutta for either sign of δ, its zero, and a passing through zero', () => {
  for (const delta of [-4, -1, -1e-10, 0, 1e-10, 1, 4]) {
    for (const beta0 of [
      [-1, 0],
      [0.2, -0.9],
    ]) {
      const problem = { betaStar: [0.3, 1.1], etaA: 0.7, etaW: 1.6 };
      const start = initialWeights(problem, beta0, delta, 1);
      const apart = distance(exactSolution(problem, start)(3), rungeKutta(problem, start, 3));
      assert.ok(apart < 1e-12, `δ = ${delta}, β₀ = ${beta0.join(', ')}: ${apart}`);
    }
  }
  const passing = initialWeights(unit, [0.2, -0.9], -4, 1);
  assert.ok(exactSolution({ betaStar: [0.3, 1.1], ...unit }, passing)(8).a < 0);
});

test('starts at its start', () => {
  fc.assert(
    fc.property(drawn, ({ problem, start }) => {
      assert.ok(
        distance(exactSolution(problem, start)(0), start) < 1e-13 * (1 + Math.hypot(start.a, ...start.w)),
      );
    }),
  );
});

test('its time derivative is the gradient', () => {
  const h = 1e-4;
  fc.assert(
    fc.property(drawn, time, ({ problem, start }, t) => {
      const solution = exactSolution(problem, start);
      const at = (steps: number) => solution(t + (2 + steps) * h);
      const difference = (steps: number) => plus(at(steps), -1, at(-steps));
      // Fourth-order central difference: (8 (f₁ − f₋₁) − (f₂ − f₋₂)) / 12h.
      const rate = plus(scaled(2 / (3 * h), difference(1)), -1 / (12 * h), difference(2));
      const expected = velocity(problem, at(0));
      assert.ok(distance(rate, expected) < 1e-8 * (1 + Math.hypot(expected.a, ...expected.w)));
    }),
  );
});

test('is a flow: going on from where it was at t is going to t + u', () => {
  fc.assert(
    fc.property(drawn, time, time, ({ problem, start }, t, u) => {
      const solution = exactSolution(problem, start);
      const inTwoSteps = exactSolution(problem, solution(t))(u);
      assert.ok(distance(inTwoSteps, solution(t + u)) < 1e-10);
    }),
  );
});

test('turns with the problem: an orthogonal map of β* and w₀ maps w', () => {
  const turn = ([x, y, ...rest]: readonly number[]) => [0.6 * x! - 0.8 * y!, 0.8 * x! + 0.6 * y!, ...rest];
  fc.assert(
    fc.property(
      drawn.filter(({ problem }) => problem.betaStar.length > 1),
      time,
      ({ problem, start }, t) => {
        const { a, w } = exactSolution(problem, start)(t);
        const turned = exactSolution(
          { ...problem, betaStar: turn(problem.betaStar) },
          { a: start.a, w: turn(start.w) },
        )(t);
        assert.ok(distance(turned, { a, w: turn(w) }) < 1e-11);
      },
    ),
  );
});

test('scales: (a, w, t, β*) → (λa, λw, t/λ², λ²β*), and rates times c are time times c', () => {
  fc.assert(
    fc.property(
      drawn,
      time,
      fc.double({ min: 0.5, max: 2, noNaN: true }),
      ({ problem, start }, t, factor) => {
        const { betaStar, etaA, etaW } = problem;
        const expected = exactSolution(problem, start)(t);
        const larger = exactSolution(
          { betaStar: betaStar.map((value) => factor ** 2 * value), etaA, etaW },
          scaled(factor, start),
        )(t / factor ** 2);
        assert.ok(distance(larger, scaled(factor, expected)) < 1e-10);
        const faster = exactSolution(
          { betaStar, etaA: factor * etaA, etaW: factor * etaW },
          start,
        )(t / factor);
        assert.ok(distance(faster, expected) < 1e-10);
      },
    ),
  );
});

test('long times neither overflow nor leave the minimum', () => {
  for (const delta of [-50, -1, 0, 1, 50]) {
    const problem = { betaStar: [0, 1], ...unit };
    const solution = exactSolution(problem, initialWeights(unit, [-1, 0], delta, 1));
    for (const t of [1e4, 1e8, 1e300]) {
      const { a, w } = solution(t);
      assert.ok(Math.hypot(a * w[0]!, a * w[1]! - 1) < 1e-12, `δ = ${delta}, t = ${t}`);
      assert.ok(Math.abs(a * a - w[0]! ** 2 - w[1]! ** 2 - delta) < 1e-12 * (1 + Math.abs(delta)));
    }
  }
});

test('on the separating surface it runs into the saddle and stays', () => {
  // δ = −1.5, ‖β*‖ = 1: the surface is w₂ = −a/2; the saddles are a = 0, ‖w‖ = √1.5.
  const { a, w } = exactSolution({ betaStar: [0, 1], ...unit }, { a: 1, w: [1.5, -0.5] })(30);
  assert.ok(Math.abs(a) < 1e-6 && Math.abs(Math.hypot(...w) - Math.sqrt(1.5)) < 1e-6);
  // At balance an opposite start shrinks for ever: a = 1/√(… e^{2t}).
  const opposite = exactSolution({ betaStar: [0, 1], ...unit }, { a: 1, w: [0, -1] })(50);
  assert.ok(opposite.a > 0 && opposite.a < 1e-20);
});
