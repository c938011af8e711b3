import { Matrix } from 'ml-matrix';
import { RandomStream } from '../../../core/numerics/random-stream.ts';
import type { WideParameters } from '../../../schemas/linear.d.ts';
import { isotropicWeights } from './isotropic-weights.ts';
import type { SingularState } from './mirror-flow.ts';
import { randomFrame, randomMatrix } from '../../../core/numerics/random-frame.ts';
import { type Regression, regressionOf, whitened } from './regression.ts';
import type { TwoLayerWeights } from './two-layer-weights.ts';

/** A two-layer network that starts from given singular values, and its data. */
export interface WideSetting {
  readonly regression: Regression;
  readonly start: TwoLayerWeights;
  /** β₀ in its singular vectors. */
  readonly modes: SingularState;
}

function drawRegression(stream: RandomStream, { inputs, data }: WideParameters, target: Matrix): Regression {
  if (data !== 'random') return whitened(target);
  const examples = randomMatrix(stream, 2 * inputs, inputs).div(Math.sqrt(2 * inputs));
  return regressionOf(examples, examples.mmul(target));
}

/**
 * Start and data of an explicit setting. Equal seeds and shapes give the same random directions, whatever δ and the
 * singular values: `aligned` data have the start's own singular vectors, the others have vectors of their own.
 */
export function wideSetting(parameters: WideParameters): WideSetting {
  const { inputs, outputs, hidden, delta, unevenness, start, target, data, seed } = parameters;
  const stream = new RandomStream('linear/wide', seed);
  const [left, right] = [randomFrame(stream, inputs, inputs), randomFrame(stream, outputs, outputs)];
  const frames = {
    left: left.subMatrix(0, inputs - 1, 0, Math.min(hidden, inputs) - 1),
    right: right.subMatrix(0, outputs - 1, 0, Math.min(hidden, outputs) - 1),
    hidden: randomFrame(stream, hidden, hidden),
  };
  const [own, others] = [
    { left, right },
    { left: randomFrame(stream, inputs, inputs), right: randomFrame(stream, outputs, outputs) },
  ];
  const between = data === 'aligned' ? own : others;
  const targetMatrix = between.left
    .mmul(Matrix.diag([...target], inputs, outputs))
    .mmul(between.right.transpose());
  const deltas = Array.from(
    { length: hidden },
    (_, mode) => delta * (1 + (hidden === 1 ? 0 : unevenness * ((2 * mode) / (hidden - 1) - 1))),
  );
  return {
    regression: drawRegression(stream, parameters, targetMatrix),
    start: isotropicWeights(parameters, parameters, deltas, start, frames),
    modes: {
      values: start,
      left: left.subMatrix(0, inputs - 1, 0, start.length - 1),
      right: right.subMatrix(0, outputs - 1, 0, start.length - 1),
    },
  };
}
