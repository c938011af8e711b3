import { Matrix } from 'ml-matrix';
import { RandomStream } from '../../../core/numerics/random-stream.ts';
import type { KernelPathMeasurements, KernelPathParameters } from '../../../schemas/balanced.d.ts';
import { drawFrames, drawTarget, needsRoom, startOf } from '../balanced-start.ts';
import { exactSolution, functionIn } from '../exact-solution.ts';
import { kernelDistance } from '../kernel-distance.ts';
import type { LayerWeights } from '../layer-weights.ts';

/** 0, then twenty times a decade from 0.01 to 10⁶, long enough for |λ| = 1000. */
const times = [0, ...Array.from({ length: 161 }, (_, i) => Number((10 ** (i / 20 - 2)).toPrecision(6)))];

/** Relative width at which the search for a time ends. */
const timeResolution = 1e-9;

/**
 * Start and target of a cell: equal seeds and shapes have the same target and the same W₂W₁, whatever λ. Singular values
 * of Σ_yx: 1, the others uniform in [0.3, 1), but for the last `zeroModes` of them, which are zero.
 */
export function settingOf({ inputs, outputs, hidden, lambda, size, zeroModes, seed }: KernelPathParameters): {
  readonly sigma: Matrix;
  readonly start: LayerWeights;
} {
  const shape = { inputs, outputs, hidden };
  const stream = new RandomStream('balanced/kernel-path', seed);
  const modes = Math.min(inputs, outputs);
  const drawn = Array.from({ length: modes }, (_, i) => (i === 0 ? 1 : stream.uniform(0.3, 1)));
  const targetValues = drawn.map((value, i) => (i < modes - zeroModes ? value : 0));
  const sigma = drawTarget(stream, shape, targetValues);
  const values = Array.from({ length: Math.min(modes, hidden) }, () => size * stream.logUniform(0.5, 2));
  const lambdas = new Array<number>(hidden).fill(lambda);
  return { sigma, start: startOf(shape, lambdas, values, drawFrames(stream, shape)) };
}

/** The first time at which `value` reaches `level`, between recorded times by bisection. */
function firstTime(value: (time: number) => number, recorded: readonly number[], level: number): number {
  const after = recorded.findIndex((one) => one >= level);
  if (after <= 0) return 0;
  let [low, high] = [times[after - 1]!, times[after]!];
  while (high - low > timeResolution * high) {
    const middle = (low + high) / 2;
    if (value(middle) < level) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * S(0,t) of one λ-balanced network by the closed form, over eight decades of time.
 * @throws Fail for more hidden units than λ leaves room for
 */
export function measureKernelPath(parameters: KernelPathParameters): KernelPathMeasurements {
  needsRoom(parameters, parameters.lambda);
  const { inputs, lambda } = parameters;
  const { sigma, start } = settingOf(parameters);
  const gramAt = exactSolution(sigma, lambda, start);
  const initial = gramAt(0);
  const distanceAt = (time: number): number => kernelDistance(initial, gramAt(time), inputs);
  const distances = times.map(distanceAt);
  const final = distances.at(-1)!;
  return {
    times: [...times],
    kernelDistance: distances,
    largest: Math.max(...distances),
    final,
    halfTime: firstTime(distanceAt, distances, final / 2),
    residual: Matrix.sub(functionIn(gramAt(times.at(-1)!), inputs), sigma).norm(),
  };
}
