import { Matrix } from 'ml-matrix';
import { refuseParameter } from '../../core/refuse-parameter.ts';
import type { RandomStream } from '../../core/numerics/random-stream.ts';
import type { LayerWeights, Shape } from './layer-weights.ts';
import { randomFrame } from '../../core/numerics/random-frame.ts';

/** Orthogonal matrices between which the layers map. */
export interface Frames {
  /** d × d. */
  readonly inputs: Matrix;
  /** h × h. */
  readonly hidden: Matrix;
  /** c × c. */
  readonly outputs: Matrix;
}

/** Frames in random directions. */
export function drawFrames(stream: RandomStream, { inputs, outputs, hidden }: Shape): Frames {
  return {
    inputs: randomFrame(stream, inputs, inputs),
    hidden: randomFrame(stream, hidden, hidden),
    outputs: randomFrame(stream, outputs, outputs),
  };
}

/**
 * The largest number of hidden units of a λ-balanced network. The larger layer has rank h, since what it has beyond
 * the other one is |λ|I: W₂ (c × h) for λ > 0, W₁ (h × d) for λ < 0. At λ = 0 there is no such bound, and units beyond
 * max(d, c) stay zero; more of them are not taken.
 */
export function mostHidden({ inputs, outputs }: Omit<Shape, 'hidden'>, lambda: number): number {
  if (lambda === 0) return Math.max(inputs, outputs);
  return lambda > 0 ? outputs : inputs;
}

/**
 * Refuses shapes that cannot be λ-balanced.
 * @throws Fail
 */
export function needsRoom(shape: Shape, lambda: number): void {
  const most = mostHidden(shape, lambda);
  if (shape.hidden <= most) return;
  const { inputs, outputs, hidden } = shape;
  refuseParameter(
    'balanced',
    'hidden',
    `${hidden} with lambda ${lambda}, ${inputs} inputs and ${outputs} outputs`,
    `at most ${most}: W₂ᵀW₂ − W₁W₁ᵀ = λI makes the larger layer's rank h`,
    'Lower "hidden", widen the larger layer, or change the sign of "lambda".',
  );
}

/** Sizes of one mode in both layers: w₁, w₂ ≥ 0 with w₁w₂ = value and w₂² − w₁² = lambda. */
function modeSizes(value: number, lambda: number): { w1: number; w2: number } {
  // The larger one first; the smaller one as a difference would lose its digits.
  const larger = Math.sqrt((Math.hypot(lambda, 2 * value) + Math.abs(lambda)) / 2);
  const smaller = larger === 0 ? 0 : value / larger;
  return lambda >= 0 ? { w1: smaller, w2: larger } : { w1: larger, w2: smaller };
}

/**
 * Weights W₁ = H diag(w₁) Lᵀ and W₂ = R diag(w₂) Hᵀ between the frames L (inputs), H (hidden) and R (outputs), whose
 * function W₂W₁ has the given singular values and for which W₂ᵀW₂ − W₁W₁ᵀ = H diag(lambdas) Hᵀ. With equal lambdas that
 * is λI, and by the singular value decompositions of W₁ and W₂ each λ-balanced network is of this form.
 *
 * @param lambdas one a hidden unit; a unit beyond the c-th needs λ ≤ 0, one beyond the d-th λ ≥ 0
 * @param values singular values of W₂W₁, ≥ 0, min(h, d, c) of them
 */
export function startOf(
  { inputs, outputs, hidden }: Shape,
  lambdas: readonly number[],
  values: readonly number[],
  frames: Frames,
): LayerWeights {
  const sizes = lambdas.map((lambda, mode) => modeSizes(values[mode] ?? 0, lambda));
  const between = (rows: number, columns: number, diagonal: readonly number[]): Matrix =>
    Matrix.diag(diagonal.slice(0, Math.min(rows, columns)), rows, columns);
  return {
    w1: frames.hidden
      .mmul(
        between(
          hidden,
          inputs,
          sizes.map(({ w1 }) => w1),
        ),
      )
      .mmul(frames.inputs.transpose()),
    w2: frames.outputs
      .mmul(
        between(
          outputs,
          hidden,
          sizes.map(({ w2 }) => w2),
        ),
      )
      .mmul(frames.hidden.transpose()),
  };
}

/** A c × d matrix with the given singular values, min(d, c) of them, between random directions. */
export function drawTarget(
  stream: RandomStream,
  { inputs, outputs }: Omit<Shape, 'hidden'>,
  values: readonly number[],
): Matrix {
  const left = randomFrame(stream, outputs, outputs);
  const right = randomFrame(stream, inputs, inputs);
  return left.mmul(Matrix.diag(values, outputs, inputs)).mmul(right.transpose());
}
