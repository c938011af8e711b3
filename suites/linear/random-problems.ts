import { RandomStream } from '../../core/numerics/random-stream.ts';
import { norm } from '../../core/numerics/inner-product.ts';
import { basinRule } from './single-neuron/basin.ts';
import type { WhitenedProblem } from './single-neuron/exact-solution.ts';
import { type Weights, initialWeights } from './single-neuron/weights.ts';

/** A whitened problem with its start and the times at which it is looked at. */
export interface DrawnProblem {
  readonly problem: WhitenedProblem;
  readonly delta: number;
  readonly start: Weights;
  readonly times: readonly number[];
}

/** Of every five problems one has |δ| < 1e-9 and one is drawn until the basin rule says that a changes sign. */
const kinds = ['balanced', 'sign-change', 'any', 'any', 'any'] as const;

function drawDelta(stream: RandomStream, kind: (typeof kinds)[number]): number {
  if (kind === 'balanced') return stream.uniform(-1e-9, 1e-9);
  return stream.uniform(-6, kind === 'sign-change' ? 0 : 6);
}

function drawOne(stream: RandomStream, kind: (typeof kinds)[number]): DrawnProblem {
  const dimension = stream.integer(2, 20);
  const size = stream.uniform(1, 2);
  const betaStar = stream.direction(dimension).map((value) => size * value);
  const startSize = stream.logUniform(0.1, 2);
  const beta0 = stream.direction(dimension).map((value) => startSize * value);
  const delta = drawDelta(stream, kind);
  // The basin rule is stated for unit learning rates, so problems drawn by it have those.
  const unit = kind === 'sign-change';
  const etaA = unit ? 1 : stream.logUniform(0.5, 2);
  const etaW = unit ? 1 : stream.logUniform(0.5, 2);
  const start = initialWeights({ etaA, etaW }, beta0, delta, stream.sign());
  // The slowest rate is about η_a η_w ‖β*‖²/|δ| downstream, ‖β*‖ √(η_a η_w) near balance.
  const duration = (5 * (1 + Math.abs(delta))) / (etaA * etaW * norm(betaStar) ** 2);
  const times = Array.from({ length: 41 }, (_, i) => (i * duration) / 40);
  return { problem: { betaStar, etaA, etaW }, delta, start, times };
}

/**
 * Random whitened problems: dimension 2 to 20, ‖β*‖ in [1, 2), ‖β₀‖ log-uniform in [0.1, 2), δ uniform in
 * [−6, 6), learning rates log-uniform in [½, 2), either sign of a₀. One in five has |δ| < 1e-9, and in one in
 * five a changes its sign.
 */
export function randomProblems(seed: number, count: number): DrawnProblem[] {
  const stream = new RandomStream('linear/random-problems', seed);
  return Array.from({ length: count }, (_, i) => {
    const kind = kinds[i % kinds.length]!;
    let drawn = drawOne(stream, kind);
    while (
      kind === 'sign-change' &&
      basinRule(drawn.problem.betaStar, drawn.delta, drawn.start) * drawn.start.a >= 0
    ) {
      drawn = drawOne(stream, kind);
    }
    return drawn;
  });
}
