import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Matrix } from 'ml-matrix';
import { RandomStream } from '../../../core/numerics/random-stream.ts';
import { isotropicFlow, thinDecomposition } from './isotropic-equation.ts';
import { isotropicWeights } from './isotropic-weights.ts';
import {
  alignedMirrorFlow,
  mirrorFlow,
  type MirrorProblem,
  mirrorState,
  singularState,
} from './mirror-flow.ts';
import { randomFrame, randomMatrix } from '../../../core/numerics/random-frame.ts';
import { lossGradient, regressionOf } from './regression.ts';
import { twoLayerFlow } from './two-layer-flow.ts';
import {
  conservedMatrix,
  functionOf,
  type Shape,
  toState,
  toWeights,
  type TwoLayerWeights,
} from './two-layer-weights.ts';
import { unitFlow, unitState } from './unit-equation.ts';

const stream = new RandomStream('function-space', 0);
const rates = { etaA: 0.6, etaW: 1.7 };

function drawRegression({ inputs, outputs }: Shape) {
  return regressionOf(randomMatrix(stream, 3, inputs), randomMatrix(stream, 3, outputs));
}

/** Velocity of the weights, from the flow that its own test holds against the loss. */
function velocity(
  shape: Shape,
  regression: MirrorProblem['regression'],
  weights: TwoLayerWeights,
): TwoLayerWeights {
  return toWeights(shape, twoLayerFlow(shape, rates, regression)(toState(weights)));
}

/** β̇ = Ẇ ᵀA + WᵀȦ by the product rule. */
function functionVelocity(
  shape: Shape,
  regression: MirrorProblem['regression'],
  weights: TwoLayerWeights,
): Matrix {
  const { a, w } = velocity(shape, regression, weights);
  return w.transpose().mmul(weights.a).add(weights.w.transpose().mmul(a));
}

function assertClose(
  found: readonly number[],
  wanted: readonly number[],
  tolerance: number,
  what: string,
): void {
  assert.equal(found.length, wanted.length);
  const size = 1 + Math.max(...wanted.map(Math.abs));
  wanted.forEach((value, i) =>
    assert.ok(Math.abs(found[i]! - value) < tolerance * size, `${what}: ${found[i]!} is not ${value}`),
  );
}

function isotropicStart(shape: Shape, delta: number, values: readonly number[]) {
  const { inputs, outputs, hidden } = shape;
  const frames = {
    left: randomFrame(stream, inputs, Math.min(hidden, inputs)),
    right: randomFrame(stream, outputs, Math.min(hidden, outputs)),
    hidden: randomFrame(stream, hidden, hidden),
  };
  const deltas = Array<number>(hidden).fill(delta);
  return { frames, weights: isotropicWeights(shape, rates, deltas, values, frames) };
}

test('each unit moves as the product rule says, for any shape and any Δ', () => {
  for (const [inputs, outputs, hidden] of [
    [3, 1, 1],
    [1, 3, 4],
    [3, 2, 5],
    [4, 4, 2],
  ] as const) {
    const shape = { inputs, outputs, hidden };
    const regression = drawRegression(shape);
    const weights = { a: randomMatrix(stream, hidden, outputs), w: randomMatrix(stream, hidden, inputs) };
    const deltas = conservedMatrix(rates, weights).diagonal();
    const { a, w } = velocity(shape, regression, weights);
    const wanted = Array.from({ length: hidden }, (_, k) =>
      w
        .getRowVector(k)
        .transpose()
        .mmul(weights.a.getRowVector(k))
        .add(weights.w.getRowVector(k).transpose().mmul(a.getRowVector(k)))
        .to1DArray(),
    ).flat();
    assertClose(unitFlow(shape, rates, regression, deltas)(unitState(weights)), wanted, 1e-13, 'units');
  }
});

const settings: readonly (readonly [Shape, number, readonly number[]])[] = [
  [{ inputs: 4, outputs: 3, hidden: 3 }, 1.5, [1, 0.6, 0.2]],
  [{ inputs: 4, outputs: 3, hidden: 3 }, -1.5, [1, 0.6, 0.2]],
  [{ inputs: 3, outputs: 4, hidden: 2 }, -0.3, [1, 0.6]],
  [{ inputs: 3, outputs: 4, hidden: 2 }, 0.3, [1, 0.6]],
  [{ inputs: 2, outputs: 4, hidden: 4 }, 2, [1, 0.6]],
  [{ inputs: 5, outputs: 1, hidden: 5 }, -2, [0.7]],
  [{ inputs: 3, outputs: 3, hidden: 3 }, 0, [1, 0.6, 0.2]],
];

test('β alone gives β̇ of an isotropic network, with h below, at and as large as can be', () => {
  for (const [shape, delta, values] of settings) {
    const regression = drawRegression(shape);
    const { weights } = isotropicStart(shape, delta, values);
    const found = isotropicFlow(shape, rates, regression, delta)(functionOf(weights).to1DArray());
    const wanted = functionVelocity(shape, regression, weights).to1DArray();
    assertClose(found, wanted, 1e-12, `${shape.inputs}–${shape.hidden}–${shape.outputs}, δ = ${delta}`);
  }
});

test('β of lower rank and equal singular values are no exception where the larger layer fills its space', () => {
  for (const [shape, delta] of [
    [{ inputs: 4, outputs: 3, hidden: 3 }, 1.5],
    [{ inputs: 3, outputs: 5, hidden: 3 }, -1.5],
    [{ inputs: 2, outputs: 4, hidden: 4 }, 0.8],
  ] as const) {
    const modes = Math.min(shape.inputs, shape.outputs);
    for (const values of [[0.7, ...Array<number>(modes - 1).fill(0)], Array<number>(modes).fill(0.7)]) {
      const regression = drawRegression(shape);
      const { weights } = isotropicStart(shape, delta, values);
      const found = isotropicFlow(shape, rates, regression, delta)(functionOf(weights).to1DArray());
      assertClose(
        found,
        functionVelocity(shape, regression, weights).to1DArray(),
        1e-12,
        `values ${values.join(' ')}`,
      );
    }
  }
});

test('the mirror flow moves λ, L and R so that L diag(λ) Rᵀ moves as β does, and keeps them orthonormal', () => {
  const step = 1e-5;
  for (const [shape, delta, values] of settings) {
    const problem = { shape, rates, regression: drawRegression(shape), delta };
    const { frames, weights } = isotropicStart(shape, delta, values);
    const columns = values.map((_, mode) => mode);
    const modes = {
      values,
      left: frames.left.subMatrixColumn(columns),
      right: frames.right.subMatrixColumn(columns),
    };
    const state = mirrorState(problem, modes);
    const rate = mirrorFlow(problem)(state);
    const [after, before] = [step, -step].map((shift) => {
      const found = singularState(
        problem,
        state.map((value, i) => value + shift * rate[i]!),
      );
      return {
        ...found,
        beta: found.left.mmul(Matrix.diag([...found.values])).mmul(found.right.transpose()),
      };
    });
    const slope = Matrix.sub(after!.beta, before!.beta).div(2 * step);
    const wanted = functionVelocity(shape, problem.regression, weights);
    assertClose(
      slope.to1DArray(),
      wanted.to1DArray(),
      1e-7,
      `${shape.inputs}–${shape.hidden}–${shape.outputs}, δ = ${delta}`,
    );
    for (const side of ['left', 'right'] as const) {
      const turning = modes[side].transpose().mmul(Matrix.sub(after![side], before![side]).div(2 * step));
      assert.ok(Matrix.add(turning, turning.transpose()).norm() < 1e-8, `${side} vectors stay orthonormal`);
    }
  }
});

test('signed singular values pass through zero', () => {
  const shape = { inputs: 2, outputs: 2, hidden: 2 };
  const problem = { shape, rates, regression: drawRegression(shape), delta: 1 };
  const frames = { left: randomFrame(stream, 2, 2), right: randomFrame(stream, 2, 2) };
  const rateAt = (value: number) =>
    mirrorFlow(problem)(mirrorState(problem, { ...frames, values: [1, value] }));
  const [below, at, above] = [-1e-6, 0, 1e-6].map(rateAt);
  at!.forEach((value, i) => assert.ok(Math.abs(value - (below![i]! + above![i]!) / 2) < 1e-9));
});

test('between min(d, c) and max(d, c) units λ̇ = −κ ∂loss/∂λ still holds along the network', () => {
  const shape = { inputs: 2, outputs: 4, hidden: 3 };
  const [delta, step] = [0.9, 1e-6];
  const regression = drawRegression(shape);
  const { weights } = isotropicStart(shape, delta, [1, 0.4]);
  const { a, w } = velocity(shape, regression, weights);
  const moved = (time: number) =>
    thinDecomposition(
      functionOf({
        a: Matrix.add(weights.a, Matrix.mul(a, time)),
        w: Matrix.add(weights.w, Matrix.mul(w, time)),
      }),
      2,
    );
  const { left, values, right } = moved(0);
  const gradient = left
    .transpose()
    .mmul(lossGradient(regression, functionOf(weights)))
    .mmul(right);
  values.forEach((value, i) => {
    const slope = (moved(step).values[i]! - moved(-step).values[i]!) / (2 * step);
    const root = Math.sqrt(delta ** 2 + 4 * rates.etaA * rates.etaW * value ** 2);
    assert.ok(Math.abs(slope + root * gradient.get(i, i)) < 1e-7);
  });
});

test('aligned at δ = 0 each singular value obeys the logistic equation', () => {
  // λ̇ = 2 λ (λ* − λ); in the coordinate ½ ln λ that is λ* − λ.
  const flow = alignedMirrorFlow({ rates: { etaA: 1, etaW: 1 }, delta: 0 }, [2, 1, 0]);
  const found = flow([0.5, 0.5, 3].map((value) => Math.log(value) / 2));
  assertClose(found, [1.5, 0.5, -3], 1e-14, 'logistic');
});

test('aligned, values move as the network does, at unequal learning rates and where a target is zero', () => {
  const [delta, value, target, step] = [-0.8, 0.6, 0, 1e-6];
  const problem = { rates, delta };
  const flow = twoLayerFlow({ inputs: 1, outputs: 1, hidden: 1 }, rates, {
    gram: new Matrix([[1]]),
    cross: new Matrix([[target]]),
  });
  const w = Math.sqrt(
    (Math.hypot(delta, 2 * Math.sqrt(rates.etaA * rates.etaW) * value) - delta) / (2 * rates.etaA),
  );
  const a = value / w;
  const [aRate, wRate] = flow([a, w]);
  const scaled = delta / Math.sqrt(rates.etaA * rates.etaW);
  const dual = (x: number) => Math.asinh((2 * x) / Math.abs(scaled)) / 2;
  const slope =
    (dual((a + step * aRate!) * (w + step * wRate!)) - dual((a - step * aRate!) * (w - step * wRate!))) /
    (2 * step);
  assertClose(alignedMirrorFlow(problem, [target])([dual(value)]), [slope], 1e-8, 'aligned');
});
