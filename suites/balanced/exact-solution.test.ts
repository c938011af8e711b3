import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix';
import { largestEntryDifference } from '../../core/numerics/largest-entry-difference.ts';
import { integrateFlow } from '../../core/numerics/integrate-flow.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { drawFrames, drawTarget, startOf } from './balanced-start.ts';
import { drivingMatrix, exactSolution, functionIn } from './exact-solution.ts';
import { gramOf, type LayerWeights, type Shape, stacked } from './layer-weights.ts';
import { toState, toWeights, weightFlow } from './weight-flow.ts';

const stream = new RandomStream('exact-solution', 0);

function problem(shape: Shape, lambda: number, targetValues: readonly number[]) {
  const target = drawTarget(stream, shape, targetValues);
  const values = [0.5, 0.3, 0.2, 0.1].slice(0, Math.min(shape.inputs, shape.outputs, shape.hidden));
  const lambdas = new Array<number>(shape.hidden).fill(lambda);
  return { target, start: startOf(shape, lambdas, values, drawFrames(stream, shape)) };
}

/** QQᵀ of the integrated weights, which know nothing of the closed form. */
function integrated(shape: Shape, target: Matrix, start: LayerWeights, times: readonly number[]): Matrix[] {
  return integrateFlow(weightFlow(shape, target), toState(start), times).map((state) =>
    gramOf(toWeights(shape, state)),
  );
}

/** e^{Ft}Q₀ (I + Q₀ᵀ ∫e^{2Fs} Q₀)⁻¹ Q₀ᵀe^{Ft} as it is written, by exponentials of the eigenvalues. */
function asWritten(target: Matrix, lambda: number, start: LayerWeights, time: number): Matrix {
  const { eigenvectorMatrix: vectors, realEigenvalues: rates } = new EigenvalueDecomposition(
    drivingMatrix(target, lambda),
  );
  const along = (values: readonly number[]): Matrix =>
    vectors.mmul(Matrix.diag(values)).mmul(vectors.transpose());
  const grown = along(rates.map((rate) => Math.exp(rate * time))).mmul(stacked(start));
  const integral = along(rates.map((rate) => (Math.exp(2 * rate * time) - 1) / (2 * rate)));
  const q = stacked(start);
  const inner = Matrix.add(Matrix.eye(q.columns), q.transpose().mmul(integral).mmul(q));
  return grown.mmul(inverse(inner)).mmul(grown.transpose());
}

const single = { inputs: 1, outputs: 1, hidden: 1 };

function scalars(w1: number, w2: number): LayerWeights {
  return { w1: new Matrix([[w1]]), w2: new Matrix([[w2]]) };
}

test('1 × 1 at λ = 0 is the logistic curve: β = s/(1 + (s/β₀ − 1)e^{−2st})', () => {
  const [s, beta0] = [1.7, 0.01];
  const at = exactSolution(new Matrix([[s]]), 0, scalars(Math.sqrt(beta0), Math.sqrt(beta0)));
  for (const time of [0, 0.1, 1, 2, 5, 100, 1e5]) {
    const beta = s / (1 + (s / beta0 - 1) * Math.exp(-2 * s * time));
    assert.ok(largestEntryDifference(at(time), Matrix.ones(2, 2).mul(beta)) < 1e-14, `t = ${time}`);
  }
});

test('1 × 1 at λ > 0: w₁/w₂ = z obeys ż = s(1 − z²) − λz, a hyperbola in e^{−√(λ²+4s²) t}', () => {
  for (const [s, lambda, w1] of [
    [0.8, 0.5, 0.3],
    [-1.5, 3, 0.2],
    [0.4, 20, -0.1],
  ] as const) {
    const w2 = Math.sqrt(lambda + w1 * w1);
    const at = exactSolution(new Matrix([[s]]), lambda, scalars(w1, w2));
    const root = Math.sqrt(lambda * lambda + 4 * s * s);
    const [up, down] = [(-lambda + root) / (2 * s), (-lambda - root) / (2 * s)];
    for (const time of [0.03, 0.5, 2, 8, 1000]) {
      const share = ((w1 / w2 - up) / (w1 / w2 - down)) * Math.exp(-root * time);
      const z = (up - down * share) / (1 - share);
      const square = lambda / (1 - z * z);
      const wanted = new Matrix([
        [z * z * square, z * square],
        [z * square, square],
      ]);
      assert.ok(
        largestEntryDifference(at(time), wanted) < 1e-13 * (1 + lambda),
        `λ = ${lambda}, t = ${time}`,
      );
    }
  }
});

test('exchanging the layers exchanges the blocks and the sign of λ', () => {
  const shape = { inputs: 4, outputs: 2, hidden: 3 };
  const { target, start } = problem(shape, -1.5, [1.2, 0.7]);
  const one = exactSolution(target, -1.5, start)(0.9);
  const mirrored = { w1: start.w2.transpose(), w2: start.w1.transpose() };
  const other = exactSolution(target.transpose(), 1.5, mirrored)(0.9);
  const order = [2, 3, 4, 5, 0, 1];
  assert.ok(
    largestEntryDifference(one, new Matrix(order.map((i) => order.map((j) => other.get(i, j))))) < 1e-14,
  );
});

test('the eigenvalues of F are ±√(λ²/4 + s²), and ∓λ/2 for what one layer has more than the other', () => {
  const target = drawTarget(stream, { inputs: 4, outputs: 2 }, [1.5, 0.5]);
  const { realEigenvalues } = new EigenvalueDecomposition(drivingMatrix(target, 2), {
    assumeSymmetric: true,
  });
  const roots = [1.5, 0.5].map((s) => Math.sqrt(1 + s * s));
  const wanted = [-roots[0]!, -roots[1]!, -1, -1, roots[1]!, roots[0]!];
  realEigenvalues.sort((x, y) => x - y).forEach((rate, i) => assert.ok(Math.abs(rate - wanted[i]!) < 1e-14));
});

test('it solves d(QQᵀ)/dt = F QQᵀ + QQᵀF − (QQᵀ)², by finite differences', () => {
  const shape = { inputs: 3, outputs: 4, hidden: 3 };
  const { target, start } = problem(shape, 2, [1, 0.6, 0.3]);
  const at = exactSolution(target, 2, start);
  const f = drivingMatrix(target, 2);
  const step = 1e-4;
  for (const time of [0.2, 1, 3]) {
    const p = at(time);
    const rate = Matrix.sub(at(time + step), at(time - step)).div(2 * step);
    const wanted = f.mmul(p).add(p.mmul(f)).sub(p.mmul(p));
    assert.ok(largestEntryDifference(rate, wanted) < 1e-6, `t = ${time}`);
  }
});

const shapes: readonly (readonly [Shape, number, readonly number[], string])[] = [
  [{ inputs: 3, outputs: 3, hidden: 3 }, 1, [1.4, 0.9, 0.5], 'square'],
  [{ inputs: 5, outputs: 2, hidden: 2 }, -3, [1.4, 0.9], 'funnel, W₁ larger: more directions grow than h'],
  [{ inputs: 5, outputs: 2, hidden: 2 }, 3, [1.4, 0.9], 'funnel, W₂ larger'],
  [{ inputs: 2, outputs: 5, hidden: 4 }, 2, [1.4, 0.9], 'h between d and c'],
  [{ inputs: 4, outputs: 4, hidden: 2 }, 0.5, [1.4, 0.9, 0.7, 0.5], 'h below d and c'],
  [{ inputs: 4, outputs: 2, hidden: 2 }, 0, [1.4, 0.9], 'λ = 0: F has the eigenvalue 0 twice'],
  [{ inputs: 3, outputs: 3, hidden: 3 }, 0, [1.4, 0.9, 0], 'λ = 0 and a target of rank 2: the same'],
  [{ inputs: 3, outputs: 3, hidden: 3 }, -1, [1.4, 0.9, 0], 'a target of rank 2'],
  [{ inputs: 4, outputs: 3, hidden: 4 }, -40, [1.4, 0.9, 0.5], 'far from balance'],
];
for (const [shape, lambda, targetValues, name] of shapes) {
  test(`it is the integrated flow of the weights: ${name}`, () => {
    const { target, start } = problem(shape, lambda, targetValues);
    const times = [0, 0.01, 0.3, 1, 4, 20];
    const at = exactSolution(target, lambda, start);
    integrated(shape, target, start, times).forEach((gram, i) =>
      assert.ok(
        largestEntryDifference(at(times[i]!), gram) < 1e-9 * (1 + Math.abs(lambda)),
        `t = ${times[i]!}`,
      ),
    );
  });
}

test('an eigenvalue at zero is the limit of eigenvalues near it', () => {
  const shape = { inputs: 4, outputs: 2, hidden: 2 };
  const target = drawTarget(stream, shape, [1.4, 0.9]);
  const frames = drawFrames(stream, shape);
  const near = (lambda: number): Matrix =>
    exactSolution(target, lambda, startOf(shape, [lambda, lambda], [0.5, 0.3], frames))(2);
  assert.ok(largestEntryDifference(near(0), near(1e-10)) < 1e-9);
  assert.ok(largestEntryDifference(near(0), near(-1e-10)) < 1e-9);
});

test('λ of the wrong sign, or a little off, is seen', () => {
  const shape = { inputs: 3, outputs: 3, hidden: 3 };
  const { target, start } = problem(shape, 1, [1.4, 0.9, 0.5]);
  const [gram] = integrated(shape, target, start, [1]);
  for (const wrong of [-1, 0, 1.001])
    assert.ok(largestEntryDifference(exactSolution(target, wrong, start)(1), gram!) > 1e-5, `λ = ${wrong}`);
});

test('at long times it stands at the target', () => {
  const shape = { inputs: 6, outputs: 3, hidden: 3 };
  const { target, start } = problem(shape, -8, [1, 0.8, 0.6]);
  const at = exactSolution(target, -8, start);
  const f = drivingMatrix(target, -8);
  for (const time of [1e3, 1e4, 1e8]) {
    const p = at(time);
    assert.ok(largestEntryDifference(functionIn(p, 6), target) < 1e-12, `t = ${time}`);
    assert.ok(f.mmul(p).add(p.mmul(f)).sub(p.mmul(p)).abs().max() < 1e-12);
  }
});

test('directions that grow at different rates are all kept, where the formula as it is written loses the slow ones', () => {
  const shape = { inputs: 3, outputs: 3, hidden: 3 };
  const { target, start } = problem(shape, 0.5, [1.4, 0.9, 0.3]);
  const at = exactSolution(target, 0.5, start);
  const times = [1, 12, 25];
  const wanted = integrated(shape, target, start, times);
  const wrong = times.map((time, i) =>
    largestEntryDifference(asWritten(target, 0.5, start, time), wanted[i]!),
  );
  assert.ok(wrong[0]! < 1e-9 && wrong[1]! > 1e-7 && wrong[2]! > 0.1, wrong.join(' '));
  times.forEach((time, i) => assert.ok(largestEntryDifference(at(time), wanted[i]!) < 1e-9, `t = ${time}`));
});

test('a network with too few units ends on the largest singular values, by Eckart and Young', () => {
  const target = Matrix.diag([1.4, 0.9, 0.7]);
  const shape = { inputs: 3, outputs: 3, hidden: 2 };
  const start = startOf(shape, [0.5, 0.5], [0.3, 0.2], drawFrames(stream, shape));
  const end = functionIn(exactSolution(target, 0.5, start)(1e4), 3);
  assert.ok(largestEntryDifference(end, Matrix.diag([1.4, 0.9, 0])) < 1e-12);
});

test('it starts at the start, and a one-unit network keeps rank one', () => {
  const { target, start } = problem({ ...single, inputs: 3, outputs: 2 }, 1, [1, 0.5]);
  const at = exactSolution(target, 1, start);
  assert.deepEqual(at(0), gramOf(start));
  const p = at(0.7);
  // A symmetric matrix of rank one: each 2 × 2 minor is zero.
  for (let i = 1; i < 5; i++)
    assert.ok(Math.abs(p.get(0, 0) * p.get(i, i) - p.get(0, i) * p.get(i, 0)) < 1e-14);
});
