import { Matrix } from 'ml-matrix';
import { innerProduct, norm } from '../../../core/numerics/inner-product.ts';
import { RandomStream } from '../../../core/numerics/random-stream.ts';
import type { DeepParameters } from '../../../schemas/linear.d.ts';
import { deepStart } from './deep-start.ts';
import type { DeepWeights } from './deep-weights.ts';
import { randomFrame } from '../../../core/numerics/random-frame.ts';

/** Fewer examples than inputs, a start in function space, and a deep network that realises it. */
export interface DeepProblem {
  /** X, n × d. */
  readonly inputs: Matrix;
  /** y, n × 1. */
  readonly labels: Matrix;
  readonly beta0: readonly number[];
  readonly start: DeepWeights;
}

function combined(one: readonly number[], share: number, other: readonly number[], rest: number): number[] {
  return one.map((value, i) => share * value + rest * other[i]!);
}

/**
 * Random orthogonal examples of length 0.8 to 1.25 with the labels of a β of length 1.5, and a start of length 1: in a
 * random direction within 90° of the solution of least norm, or (`opposite`) in the direction opposite to it.
 *
 * Equal seeds, inputs and examples give the same data and the same β₀ for any δ and any number of layers.
 */
export function deepProblem({ seed, inputs, examples, layers, delta, setting }: DeepParameters): DeepProblem {
  const stream = new RandomStream('linear/deep', seed);
  const frame = randomFrame(stream, inputs, inputs);
  const lengths = Array.from({ length: examples }, () => stream.uniform(0.8, 1.25));
  const rows = lengths.map((length, i) => frame.getColumn(i).map((value) => length * value));
  const solution = stream.direction(inputs).map((value) => 1.5 * value);
  const drawn = stream.direction(inputs);
  const least = rows.reduce(
    (sum, row, i) => combined(sum, 1, row, innerProduct(row, solution) / lengths[i]! ** 2),
    new Array<number>(inputs).fill(0),
  );
  const facing = innerProduct(drawn, least) < 0 ? drawn.map((value) => -value) : drawn;
  const beta0 = setting === 'opposite' ? least.map((value) => -value / norm(least)) : facing;
  return {
    inputs: new Matrix(rows),
    labels: Matrix.columnVector(rows.map((row) => innerProduct(row, solution))),
    beta0,
    start: deepStart(stream, beta0, delta, layers - 1, setting !== 'uneven'),
  };
}
