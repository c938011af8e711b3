import { Matrix } from 'ml-matrix';
import { RandomStream } from '../../../core/numerics/random-stream.ts';
import type { LearningRates } from '../single-neuron/weights.ts';
import { type Frames, isotropicWeights } from './isotropic-weights.ts';
import { randomFrame, randomMatrix } from '../../../core/numerics/random-frame.ts';
import { drawShape, type WideKind } from './random-shapes.ts';
import { type Regression, regressionOf } from './regression.ts';
import type { Shape, TwoLayerWeights } from './two-layer-weights.ts';
import { unitWeights } from './unit-weights.ts';

/** A two-layer network on random data that are not whitened. */
export interface DrawnWideProblem {
  readonly kind: WideKind;
  readonly shape: Shape;
  readonly rates: LearningRates;
  /** Examples n, fewer or more than inputs. */
  readonly samples: number;
  readonly regression: Regression;
  /** The mean of the δ_k; all of them where Δ is isotropic. */
  readonly delta: number;
  readonly start: TwoLayerWeights;
  /** Of a start made from modes: the singular values of its β and their frames. */
  readonly modes?: { readonly values: readonly number[]; readonly frames: Frames };
  /** Of kind `between`: other weights with the same β and the same Δ. */
  readonly twin?: TwoLayerWeights;
}

/** Of every twelve problems. */
const kinds: readonly WideKind[] = [
  'general',
  'isotropic',
  'isotropic',
  'general',
  'isotropic',
  'isotropic',
  'general',
  'full',
  'full',
  'fewer',
  'between',
  'uneven',
];

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function generalStart(stream: RandomStream, shape: Shape, rates: LearningRates) {
  const deltas = Array.from({ length: shape.hidden }, () => stream.uniform(-4, 4));
  const sizes = deltas.map(() => stream.logUniform(0.1, 1));
  return { delta: mean(deltas), start: unitWeights(stream, shape, rates, deltas, sizes) };
}

/** The frames of a start, and those of its twin: one direction without a singular value is another one. */
function drawFrames(stream: RandomStream, { inputs, outputs, hidden }: Shape): [Frames, Frames] {
  const [left, right] = [randomFrame(stream, inputs, inputs), randomFrame(stream, outputs, outputs)];
  const first = Array.from({ length: hidden }, (_, mode) => mode);
  const last = [...first.slice(0, -1), hidden];
  const shared = randomFrame(stream, hidden, hidden);
  const cut = (frame: Matrix, columns: readonly number[]): Matrix =>
    frame.columns <= hidden ? frame : frame.subMatrixColumn([...columns]);
  return [first, last].map((columns) => ({
    left: cut(left, columns),
    right: cut(right, columns),
    hidden: shared,
  })) as [Frames, Frames];
}

function startFromModes(
  stream: RandomStream,
  kind: WideKind,
  shape: Shape,
  sign: 1 | -1,
  rates: LearningRates,
) {
  const { inputs, outputs, hidden } = shape;
  const size = sign * stream.uniform(0.1, 4);
  const shares = Array.from({ length: hidden }, (_, mode) =>
    kind === 'uneven' ? (mode === 0 ? 0.5 : mode === 1 ? 1.5 : stream.uniform(0.5, 1.5)) : 1,
  );
  const deltas = shares.map((share) => share * size);
  const values = Array.from({ length: Math.min(inputs, outputs, hidden) }, () => stream.logUniform(0.1, 2));
  const [frames, twinFrames] = drawFrames(stream, shape);
  return {
    delta: mean(deltas),
    start: isotropicWeights(shape, rates, deltas, values, frames),
    modes: { values, frames },
    ...(kind === 'between' ? { twin: isotropicWeights(shape, rates, deltas, values, twinFrames) } : {}),
  };
}

function drawOne(stream: RandomStream, kind: WideKind): DrawnWideProblem {
  const { shape, sign } = drawShape(stream, kind);
  const rates = { etaA: stream.logUniform(0.5, 2), etaW: stream.logUniform(0.5, 2) };
  const samples = stream.integer(1, 8);
  const scaled = (columns: number) => randomMatrix(stream, samples, columns).div(Math.sqrt(samples));
  const regression = regressionOf(scaled(shape.inputs), scaled(shape.outputs));
  const weights =
    kind === 'general'
      ? generalStart(stream, shape, rates)
      : startFromModes(stream, kind, shape, sign, rates);
  return { kind, shape, rates, samples, regression, ...weights };
}

/**
 * Random two-layer networks: d and c from 1 to 5 (6 for `between`), 1 to 8 examples with normal inputs and labels,
 * δ in [−4, 4], learning rates log-uniform in [½, 2), singular values of the start log-uniform in [0.1, 2).
 */
export function randomWideProblems(seed: number, count: number): DrawnWideProblem[] {
  const stream = new RandomStream('linear/wide-problems', seed);
  return Array.from({ length: count }, (_, i) => drawOne(stream, kinds[i % kinds.length]!));
}
