import { norm } from './inner-product.ts';
import { type Interpolate, type OdexSolver, Solver, maxStepsExceeded } from './odex-solver.ts';

/** Time derivative of a state (float64, any length); the flow is autonomous. */
export type Derivative = (state: readonly number[]) => number[];

export interface FlowPrecision {
  /** Tolerated error of one step, relative to each component. */
  readonly relativeTolerance: number;
  /** Tolerated error of one step, absolute for starts of norm 1 and more, and in units of the norm below that. */
  readonly absoluteTolerance: number;
  /** Steps after which the integrator gives up. */
  readonly largestSteps: number;
}

/**
 * rtol 1e-11. The absolute part lies below it because a start near a saddle multiplies early errors of its
 * small components; 1e-14 is as far as float64 goes for states of order one.
 */
export const finePrecision: FlowPrecision = {
  relativeTolerance: 1e-11,
  absoluteTolerance: 1e-14,
  largestSteps: 200_000,
};

/** The integrator used up its steps: the flow is too stiff or too long for an explicit method. */
export class StepsExceeded extends Error {
  readonly time: number;

  constructor(time: number, steps: number) {
    super(`the integrator used ${steps} steps to reach time ${time}`);
    this.name = 'StepsExceeded';
    this.time = time;
  }
}

/** The flow left the finite numbers: at a state that it reached, or however short the step from there. */
export class FlowDiverged extends Error {
  /** Steps made until then. */
  readonly step: number;

  constructor(time: number, step: number) {
    super(`the flow left the finite numbers after time ${time}`);
    this.name = 'FlowDiverged';
    this.step = step;
  }
}

function solver(start: readonly number[], precision: FlowPrecision): OdexSolver {
  const odex = new Solver(start.length);
  odex.relativeTolerance = precision.relativeTolerance;
  odex.absoluteTolerance = precision.absoluteTolerance * Math.min(1, norm(start));
  odex.maxSteps = precision.largestSteps;
  odex.denseOutput = true;
  return odex;
}

/** Told of each step: its ends, the state at its end, and the states between. False stops the integration. */
type Observer = (from: number, to: number, state: number[], at: (time: number) => number[]) => boolean;

/**
 * What a trial step is told where the derivative is no finite number. A step may overshoot into a place that the flow
 * never visits, as explicit methods do where it is stiff; a rate this large makes the step's estimated error so large
 * that the integrator halves the step, and no sum or square of it overflows.
 */
const wall = 1e100;

/**
 * Evaluations at rest after which a flow is taken to stay there. At rest all that is left of the rates is rounding noise,
 * which the integrator's stability check may take for stiffness and halve its step for, again and again; and an explicit
 * method goes on with short steps at the rest point of a stiff flow. Chosen above what any flow of the suites' profiles
 * takes, so that their bits are those of all steps.
 */
const evaluationsAtRest = 30_000;

/** Thrown through the integrator, which cannot be stopped between two steps, when a flow is taken to rest. */
class Rested extends Error {}

/** Whether no component moves by more than one step's tolerated error if it keeps its rate for `left`. */
function isAtRest(
  state: readonly number[],
  rates: readonly number[],
  left: number,
  solved: OdexSolver,
): boolean {
  const { absoluteTolerance, relativeTolerance } = solved;
  return rates.every(
    (rate, i) => Math.abs(rate) * left <= absoluteTolerance + relativeTolerance * Math.abs(state[i]!),
  );
}

/** Stands between a flow and the integrator: sees to what the integrator cannot make sense of, and ends what it would not. */
function watch(derivative: Derivative, start: readonly number[], duration: number, odex: OdexSolver) {
  let reached = { time: 0, step: 0, state: [...start] };
  let rates: readonly number[] = [];
  let isFinite = true;
  let resting: number | undefined;
  const lookForRest = (): void => {
    const still = isAtRest(reached.state, rates, duration - reached.time, odex);
    resting = still ? (resting ?? 0) : undefined;
  };
  return {
    reached: () => reached,
    rates: (time: number, state: readonly number[]): number[] => {
      if (resting !== undefined && ++resting > evaluationsAtRest) throw new Rested();
      const isFirst = rates.length === 0;
      const found = derivative(state);
      rates = found;
      if (isFirst) lookForRest();
      isFinite = found.every(Number.isFinite);
      if (isFinite) return found;
      // A step that is lost in the time's last bit cannot be halved any more.
      if (!(time > reached.time)) throw new FlowDiverged(reached.time, reached.step);
      return found.map(() => wall);
    },
    accept: (time: number, step: number, state: number[]): void => {
      reached = { time, step, state };
      // The last rates asked for are those at the end of the step.
      if (!isFinite) throw new FlowDiverged(time, step);
      lookForRest();
    },
  };
}

function integrate(
  derivative: Derivative,
  start: readonly number[],
  duration: number,
  precision: FlowPrecision,
  observe: Observer,
): void {
  const odex = solver(start, precision);
  const watched = watch(derivative, start, duration, odex);
  const stateAt = (interpolate: Interpolate) => (time: number) =>
    start.map((_, component) => interpolate(component, time));
  try {
    const { outcome } = odex.solve(
      watched.rates,
      0,
      start,
      duration,
      (step, from, to, state, interpolate) => {
        if (interpolate === undefined) return true;
        watched.accept(to, step, state);
        // The library stops counting once a step that was to be the last has failed: it would go on for ever there.
        if (step > precision.largestSteps) throw new StepsExceeded(to, precision.largestSteps);
        return observe(from, to, state, stateAt(interpolate));
      },
    );
    if (outcome === maxStepsExceeded) throw new StepsExceeded(watched.reached().time, precision.largestSteps);
  } catch (error) {
    if (!(error instanceof Rested)) throw error;
    const { time, state } = watched.reached();
    observe(time, duration, state, () => [...state]);
  }
}

/**
 * States of the flow `ẏ = derivative(y)`, `y(0) = start`, at the given times: an explicit extrapolation method
 * with its own dense output (library `odex`).
 * @param times not negative, not decreasing
 * @param enough asked of each recorded state; the first that is enough is the last
 * @returns one state a time, up to the last
 * @throws StepsExceeded, FlowDiverged
 */
export function integrateFlow(
  derivative: Derivative,
  start: readonly number[],
  times: readonly number[],
  precision: FlowPrecision = finePrecision,
  enough: (state: readonly number[]) => boolean = () => false,
): number[][] {
  const states: number[][] = [];
  let stopped = false;
  const record = (state: number[]): void => {
    states.push(state);
    stopped = enough(state);
  };
  const isOpen = (): boolean => !stopped && states.length < times.length;
  while (isOpen() && times[states.length] === 0) record([...start]);
  if (!isOpen()) return states;
  let end: readonly number[] = start;
  integrate(derivative, start, times.at(-1)!, precision, (_, to, state, at) => {
    end = state;
    while (isOpen() && times[states.length]! <= to) {
      const time = times[states.length]!;
      record(time === to ? state : at(time));
    }
    return !stopped;
  });
  // The steps add up to the last time but for its last bit.
  while (isOpen()) record([...end]);
  return states;
}

/** Where a flow stopped. */
export interface Arrival {
  readonly time: number;
  readonly state: readonly number[];
  /** False where `longest` passed first. */
  readonly arrived: boolean;
}

/**
 * Follows a flow until `event(state)` is no longer negative, and locates that time to the last bits by
 * bisection of the dense output.
 * @param longest time after which the search ends
 * @throws StepsExceeded, FlowDiverged
 */
export function integrateUntil(
  derivative: Derivative,
  start: readonly number[],
  event: (state: readonly number[]) => number,
  longest: number,
  precision: FlowPrecision = finePrecision,
): Arrival {
  let arrival: Arrival = { time: 0, state: start, arrived: event(start) >= 0 };
  if (arrival.arrived) return arrival;
  integrate(derivative, start, longest, precision, (from, to, state, at) => {
    if (event(state) < 0) {
      arrival = { time: to, state, arrived: false };
      return true;
    }
    let before = from;
    let after = to;
    for (let middle = (from + to) / 2; middle > before && middle < after; middle = (before + after) / 2) {
      if (event(at(middle)) < 0) before = middle;
      else after = middle;
    }
    arrival = { time: after, state: at(after), arrived: true };
    return false;
  });
  return arrival;
}
