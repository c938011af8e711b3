import { CellSet } from '../../schemas/cell-set.ts';
import type { LowRankParameters, Path, TrajectoryParameters } from '../../schemas/linear.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { madeResult } from './made-result.ts';
import type { LinearExperiments } from '../../schemas/linear-experiments.ts';

/** A state of the single neuron: (w₁, w₂, a). */
type State = readonly [number, number, number];

type Flow = (state: State) => State;

function moved(state: State, step: number, rate: State): State {
  return [state[0] + step * rate[0], state[1] + step * rate[1], state[2] + step * rate[2]];
}

/** One step of the classical Runge–Kutta rule. */
function stepped(flow: Flow, state: State, step: number): State {
  const k1 = flow(state);
  const k2 = flow(moved(state, step / 2, k1));
  const k3 = flow(moved(state, step / 2, k2));
  const k4 = flow(moved(state, step, k3));
  const rate = [0, 1, 2].map((i) => (k1[i]! + 2 * k2[i]! + 2 * k3[i]! + k4[i]!) / 6);
  return moved(state, step, rate as unknown as State);
}

/** States at rising times, the first of them the start at time 0. */
function flowed(flow: Flow, start: State, times: readonly number[]): State[] {
  let [state, now] = [start, 0];
  return times.map((time) => {
    const steps = Math.ceil((time - now) / 0.02);
    for (let i = 0; i < steps; i++) state = stepped(flow, state, (time - now) / steps);
    now = time;
    return state;
  });
}

/** The start on the leaf δ with a₀ w₀ = β₀ and a₀ of the given sign. */
export function startOn(delta: number, beta0: readonly number[], sign: 1 | -1): State {
  const a0 = sign * Math.sqrt((delta + Math.sqrt(delta ** 2 + 4 * (beta0[0]! ** 2 + beta0[1]! ** 2))) / 2);
  return [beta0[0]! / a0, beta0[1]! / a0, a0];
}

function kernelOf([w1, w2, a]: State): number[] {
  return [a * a + w1 * w1, w1 * w2, w1 * w2, a * a + w2 * w2];
}

function dot(p: readonly number[], q: readonly number[]): number {
  return p.reduce((sum, value, i) => sum + value * q[i]!, 0);
}

function pathOf(states: readonly State[], betaStar: readonly number[]): Path {
  const start = kernelOf(states[0]!);
  const norm = ([w1, w2]: State) => Math.hypot(w1, w2);
  return {
    a: states.map((state) => state[2]),
    w: states.map(([w1, w2]) => [w1, w2]),
    mu: states.map((state) => state[2] * norm(state)),
    phi: states.map((state) => dot([state[0], state[1]], betaStar) / norm(state) / Math.hypot(...betaStar)),
    kernelDistance: states.map((state) => {
      const kernel = kernelOf(state);
      return 1 - dot(start, kernel) / Math.sqrt(dot(start, start) * dot(kernel, kernel));
    }),
  };
}

const noErrors = { a: 0, w: 0, mu: 0, phi: 0, kernelDistance: 0 };

/** A run of gradient flow on whitened input, by Runge–Kutta steps of at most 0.02. */
export function madeTrajectory(
  given: Pick<TrajectoryParameters, 'betaStar' | 'beta0' | 'delta' | 'times'> & Partial<TrajectoryParameters>,
): Result {
  const parameters: TrajectoryParameters = { sign: 1, etaA: 1, etaW: 1, ...given };
  const [s1, s2] = parameters.betaStar as [number, number];
  const flow: Flow = ([w1, w2, a]) => [
    a * s1 - a * a * w1,
    a * s2 - a * a * w2,
    w1 * s1 + w2 * s2 - a * (w1 * w1 + w2 * w2),
  ];
  const start = startOn(parameters.delta, parameters.beta0, parameters.sign);
  const path = pathOf(flowed(flow, start, parameters.times), parameters.betaStar);
  return madeResult('trajectory', parameters, {
    exact: path,
    numeric: path,
    maxError: noErrors,
    deltaDrift: 0,
  });
}

/** A run of gradient flow with one row of data, by Runge–Kutta; its end point stands in for the minimiser. */
export function madeLowRank(parameters: LowRankParameters): Result {
  const [x1, x2] = parameters.row as [number, number];
  const flow: Flow = ([w1, w2, a]) => {
    const residual = a * (x1 * w1 + x2 * w2) - parameters.target;
    return [-a * x1 * residual, -a * x2 * residual, -(x1 * w1 + x2 * w2) * residual];
  };
  const times = Array.from({ length: 101 }, (_, i) => (i / 100) * parameters.duration);
  const states = flowed(flow, startOn(parameters.delta, parameters.beta0, 1), times);
  const beta = states.map(([w1, w2, a]) => [a * w1, a * w2]);
  const endPoint = beta.at(-1)!;
  return madeResult('low-rank', parameters, {
    beta,
    endPoint,
    minimiser: endPoint,
    distance: 0,
    signChange: false,
    reversedDistance: 1,
    residual: Math.abs(x1 * endPoint[0]! + x2 * endPoint[1]! - parameters.target),
  });
}

/** Times 0 to `last` in `count` even steps. */
export function evenTimes(last: number, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, i) => (i / count) * last);
}

export function madeLinearCells(results: readonly Result[]): CellSet<LinearExperiments> {
  return new CellSet<LinearExperiments>(results);
}
