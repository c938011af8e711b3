import { RandomStream } from '../../../core/numerics/random-stream.ts';
import type { RegressionData } from '../float64-network.ts';
import type { TwoLayer } from '../student-teacher.ts';

/** Learning rates of gradient flow: η_a of the read-outs, η_w of the hidden weights; both positive. */
export interface LearningRates {
  readonly etaA: number;
  readonly etaW: number;
}

/** A small two-layer network of units σ(z) = max(z, leak·z) on random data, in weights and in signed spherical coordinates. */
export interface UnitProblem {
  readonly data: RegressionData;
  readonly rates: LearningRates;
  readonly leak: number;
  /** δ_k = η_w a_k² − η_a ‖w_k‖², length h, of either sign. */
  readonly deltas: readonly number[];
  /** Signed magnitudes μ_k = a_k‖w_k‖, length h. */
  readonly magnitudes: readonly number[];
  /** Directions w_k/‖w_k‖, h of them, each of length d. */
  readonly directions: readonly (readonly number[])[];
  readonly start: TwoLayer;
}

/** The read-out of a unit from its signed magnitude and its δ: a² = (√(δ² + 4η_aη_wμ²) + δ)/(2η_w). */
function readOut({ etaA, etaW }: LearningRates, magnitude: number, delta: number): number {
  const product = 2 * Math.sqrt(etaA * etaW) * Math.abs(magnitude);
  return Math.sign(magnitude) * Math.sqrt((product / (2 * etaW)) * Math.exp(Math.asinh(delta / product)));
}

function normals(stream: RandomStream, count: number, scale: number): Float64Array {
  return Float64Array.from({ length: count }, () => scale * stream.normal());
}

function drawOne(stream: RandomStream, leak: number): UnitProblem {
  const dimension = stream.integer(2, 5);
  const hidden = stream.integer(2, 5);
  const samples = stream.integer(2, 6);
  const scale = 1 / Math.sqrt(samples);
  const inputs = normals(stream, samples * dimension, scale);
  const labels = normals(stream, samples, 1.5 * scale);
  const rates = { etaA: stream.logUniform(0.5, 2), etaW: stream.logUniform(0.5, 2) };
  const units = Array.from({ length: hidden }, () => {
    const delta = stream.uniform(-2, 2);
    const magnitude = stream.sign() * stream.logUniform(0.1, 1);
    const direction = stream.direction(dimension);
    const a = readOut(rates, magnitude, delta);
    return { delta, magnitude, direction, a, w: direction.map((value) => (value * magnitude) / a) };
  });
  return {
    data: { inputs, labels, dimension },
    rates,
    leak,
    deltas: units.map(({ delta }) => delta),
    magnitudes: units.map(({ magnitude }) => magnitude),
    directions: units.map(({ direction }) => direction),
    start: {
      a: Float64Array.from(units, ({ a }) => a),
      w: Float64Array.from(units.flatMap(({ w }) => w)),
    },
  };
}

/** Slopes below zero, in turn: the ReLU, and two leaky ones. */
const leaks = [0, 0.1, 0.5];

/**
 * Random small networks: 2 to 5 inputs, 2 to 5 hidden units, 2 to 6 examples, δ_k uniform in [−2, 2), |μ_k| log-uniform in
 * [0.1, 1), learning rates log-uniform in [½, 2).
 */
export function unitProblems(seed: number, count: number): UnitProblem[] {
  const stream = new RandomStream('relu/theory', seed);
  return Array.from({ length: count }, (_, i) => drawOne(stream, leaks[i % leaks.length]!));
}
