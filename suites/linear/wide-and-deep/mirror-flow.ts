import { Matrix } from 'ml-matrix';
import type { Derivative } from '../../../core/numerics/integrate-flow.ts';
import type { LearningRates } from '../single-neuron/weights.ts';
import { dualOf, primalOf } from './hyperbolic-entropy.ts';
import { outsideScales } from './isotropic-equation.ts';
import { lossGradient, type Regression } from './regression.ts';
import type { Shape } from './two-layer-weights.ts';

/** Signed singular values λ of β with their vectors: β = L diag(λ) Rᵀ. */
export interface SingularState {
  /** λ, length r. A value may pass through zero and change its sign. */
  readonly values: readonly number[];
  /** L, d × r. */
  readonly left: Matrix;
  /** R, c × r. */
  readonly right: Matrix;
}

/** What the mirror flow is about: an isotropic network, Δ = δI, on given data. */
export interface MirrorProblem {
  readonly shape: Shape;
  readonly rates: LearningRates;
  readonly regression: Regression;
  readonly delta: number;
}

/** δ of the potential: learning rates other than 1 rescale δ and time by √(η_aη_w). */
function scales({ rates: { etaA, etaW }, delta }: Pick<MirrorProblem, 'rates' | 'delta'>) {
  const rate = Math.sqrt(etaA * etaW);
  return { rate, scaled: delta / rate };
}

/** State of `mirrorFlow`: the dual coordinates q_δ′(λ), then L and R by rows. */
export function mirrorState(problem: MirrorProblem, { values, left, right }: SingularState): number[] {
  const { scaled } = scales(problem);
  return [...values.map((value) => dualOf(scaled, value)), ...left.to1DArray(), ...right.to1DArray()];
}

/** Singular values and vectors of a state; there are min(h, d, c) of them. */
export function singularState(problem: MirrorProblem, state: readonly number[]): SingularState {
  const { inputs, outputs, hidden } = problem.shape;
  const rank = Math.min(inputs, outputs, hidden);
  const [leftFrom, rightFrom] = [rank, rank + inputs * rank];
  const { scaled } = scales(problem);
  return {
    values: state.slice(0, rank).map((dual) => primalOf(scaled, dual)),
    left: Matrix.from1DArray(inputs, rank, state.slice(leftFrom, rightFrom)),
    right: Matrix.from1DArray(outputs, rank, state.slice(rightFrom)),
  };
}

/** Weight scales of one mode: κ, ½(κ + δ) of the read-outs and ½(κ − δ) of the input weights. */
interface Mode {
  readonly value: number;
  readonly root: number;
  readonly readOut: number;
  readonly input: number;
}

function modesOf({ rates: { etaA, etaW }, delta }: MirrorProblem, values: readonly number[]): Mode[] {
  return values.map((value) => {
    const root = Math.hypot(delta, 2 * Math.sqrt(etaA * etaW) * value);
    const larger = (root + Math.abs(delta)) / 2;
    // By division: the difference κ − |δ| would lose its digits, and a value may pass through zero.
    const smaller = larger === 0 ? 0 : (etaA * etaW * value ** 2) / larger;
    return delta >= 0
      ? { value, root, readOut: larger, input: smaller }
      : { value, root, readOut: smaller, input: larger };
  });
}

/**
 * The mirror flow where target and data share the singular vectors of the start (XᵀX = I): the vectors stand still
 * and every value goes its own way, d/dt q_δ′(λ_i) = λ*_i − λ_i. Equal values and target values of zero are no
 * exception here.
 *
 * @param target λ*_i for each of the min(h, d, c) values; the state holds their dual coordinates
 */
export function alignedMirrorFlow(
  { rates, delta }: Pick<MirrorProblem, 'rates' | 'delta'>,
  target: readonly number[],
): Derivative {
  const { rate, scaled } = scales({ rates, delta });
  return (duals) => duals.map((dual, i) => rate * (target[i]! - primalOf(scaled, dual)));
}

/** How two modes turn into each other: the rotation rates of the left and the right vectors. */
function rotations(modes: readonly Mode[], gradient: Matrix): { left: Matrix; right: Matrix } {
  const rank = modes.length;
  const [left, right] = [Matrix.zeros(rank, rank), Matrix.zeros(rank, rank)];
  const speed = (i: number, j: number): number =>
    (-(modes[i]!.root + modes[j]!.root) / 2) * gradient.get(i, j);
  for (let i = 0; i < rank; i++) {
    for (let j = 0; j < rank; j++) {
      if (i === j) continue;
      const [own, other] = [modes[i]!.value, modes[j]!.value];
      const gap = (other - own) * (other + own);
      left.set(i, j, (other * speed(i, j) + own * speed(j, i)) / gap);
      right.set(i, j, (own * speed(i, j) + other * speed(j, i)) / gap);
    }
  }
  return { left, right };
}

/** Turning of a frame out of its own span, one column a mode; nothing where the frame fills its space. */
function turningOut(frame: Matrix, pull: Matrix, rates: readonly number[]): Matrix {
  if (frame.rows === frame.columns) return Matrix.zeros(frame.rows, frame.columns);
  const outside = Matrix.sub(pull, frame.mmul(frame.transpose().mmul(pull)));
  return outside.mmul(Matrix.diag(rates));
}

/** (scale + outside)/λ, with the λ of the smaller scale cancelled where nothing lies outside. */
function turningRate(
  { value, readOut, input }: Mode,
  layer: 'readOut' | 'input',
  outside: number,
  product: number,
) {
  const scale = layer === 'readOut' ? readOut : input;
  const other = layer === 'readOut' ? input : readOut;
  return outside === 0 && other > scale ? (product * value) / other : (scale + outside) / value;
}

/**
 * The mirror flow of the singular values (§4, Theorem B.6): d/dt q_δ′(λ_i) = −∂loss/∂λ_i = −l_iᵀ G r_i, with the
 * hyperbolic entropy q_δ, and with the motion of the singular vectors l_i, r_i that closes it.
 *
 * Derivation: put β = L diag(λ) Rᵀ into β̇ = −(G P + Q G) of `isotropicFlow`. Within the span, LᵀβR˙ = −½(κ_i + κ_j) g_ij
 * with g = LᵀGR, where δ cancels: its diagonal is λ̇_i = −κ_i g_ii and q_δ″(λ) = 1/κ makes that a mirror flow, its
 * other entries divided by λ_j² − λ_i² turn the vectors. Equal singular values have no vectors of their own, so the
 * flow cannot start there (`alignedMirrorFlow` can).
 */
export function mirrorFlow(problem: MirrorProblem): Derivative {
  const { rate } = scales(problem);
  const outside = outsideScales(problem.shape, problem.delta);
  const product = rate ** 2;
  return (state) => {
    const { values, left, right } = singularState(problem, state);
    const modes = modesOf(problem, values);
    const beta = left.mmul(Matrix.diag([...values])).mmul(right.transpose());
    const gradient = lossGradient(problem.regression, beta);
    const [onRight, onLeft] = [gradient.mmul(right), gradient.transpose().mmul(left)];
    const within = left.transpose().mmul(onRight);
    const turn = rotations(modes, within);
    const leftRates = modes.map((mode) => -turningRate(mode, 'readOut', outside.input, product));
    const rightRates = modes.map((mode) => -turningRate(mode, 'input', outside.readOut, product));
    return [
      ...within.diagonal().map((slope) => -rate * slope),
      ...left
        .mmul(turn.left)
        .add(turningOut(left, onRight, leftRates))
        .to1DArray(),
      ...right
        .mmul(turn.right)
        .add(turningOut(right, onLeft, rightRates))
        .to1DArray(),
    ];
  };
}
