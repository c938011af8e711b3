import type { Matrix } from 'ml-matrix';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { drawFrames, drawTarget, mostHidden, startOf } from './balanced-start.ts';
import type { LayerWeights, Shape } from './layer-weights.ts';

/** A random network and its target. */
export interface DrawnProblem {
  readonly kind: 'balanced' | 'uneven';
  readonly shape: Shape;
  /** λ, or the mean of the eigenvalues of W₂ᵀW₂ − W₁W₁ᵀ. */
  readonly lambda: number;
  /** Rank of the target. */
  readonly rank: number;
  /** Σ_yx, c × d. */
  readonly target: Matrix;
  readonly start: LayerWeights;
}

/** Of any twenty problems in a row, two are uneven and four have λ = 0. */
const place = { cycle: 10, uneven: 9, zero: [0, 5] } as const;

function drawShape(stream: RandomStream, uneven: boolean, lambda: number): Shape {
  const least = uneven ? 2 : 1;
  const [inputs, outputs] = [stream.integer(least, 5), stream.integer(least, 5)];
  const smaller = Math.min(inputs, outputs);
  const any = stream.integer(1, mostHidden({ inputs, outputs }, lambda));
  // Half of the problems have the paper's number of hidden units.
  return { inputs, outputs, hidden: stream.sign() > 0 || uneven ? smaller : any };
}

function drawOne(stream: RandomStream, at: number): DrawnProblem {
  const uneven = at === place.uneven;
  const isZero = (place.zero as readonly number[]).includes(at);
  const lambda = isZero ? 0 : stream.sign() * stream.uniform(uneven ? 1 : 0.1, 4);
  const shape = drawShape(stream, uneven, lambda);
  const { inputs, outputs, hidden } = shape;
  const modes = Math.min(inputs, outputs);
  const rank = modes > 1 && stream.uniform(0, 1) < 0.2 ? modes - 1 : modes;
  const targetValues = Array.from({ length: modes }, (_, i) => (i < rank ? stream.uniform(0.5, 2) : 0));
  const target = drawTarget(stream, shape, targetValues);
  const values = Array.from({ length: Math.min(modes, hidden) }, () => stream.logUniform(0.05, 1));
  // Evenly from ½ to 3/2 of λ, so that λ is the mean.
  const share = (mode: number): number => (uneven ? 0.5 + mode / (hidden - 1) : 1);
  const lambdas = Array.from({ length: hidden }, (_, mode) => share(mode) * lambda);
  const start = startOf(shape, lambdas, values, drawFrames(stream, shape));
  return { kind: uneven ? 'uneven' : 'balanced', shape, lambda, rank, target, start };
}

/**
 * Random networks: d and c from 1 to 5; h = min(d, c) in half of them, else up to what λ leaves room for; |λ| uniform in
 * [0.1, 4), of both signs, and zero in one of five; singular values of Σ_yx uniform in [½, 2), one in five targets without
 * its last one; singular values of W₂W₁ log-uniform in [0.05, 1). One of ten is uneven, with |λ| from 1.
 */
export function randomProblems(seed: number, count: number): DrawnProblem[] {
  const stream = new RandomStream('balanced/random-problems', seed);
  return Array.from({ length: count }, (_, i) => drawOne(stream, i % place.cycle));
}
