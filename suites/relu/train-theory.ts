import {
  StepsExceeded,
  finePrecision,
  integrateFlow,
  type Derivative,
} from '../../core/numerics/integrate-flow.ts';
import type { Trainer } from '../../core/suite.ts';
import type { TheoryMeasurements, TheoryParameters, UnitComparison } from '../../schemas/relu.d.ts';
import { preActivations } from './float64-network.ts';
import type { TwoLayer } from './student-teacher.ts';
import {
  sphericalFlow,
  type SphericalUnits,
  sphericalState,
  sphericalUnits,
} from './theory/spherical-flow.ts';
import { kernelOfUnits, kernelOfWeights } from './theory/unit-kernels.ts';
import { type UnitProblem, unitProblems } from './theory/unit-problem.ts';
import { relativeScales, weightFlow, weightsOf, weightState } from './theory/weight-flow.ts';

/** Five units of time. */
const times = Array.from({ length: 51 }, (_, i) => i / 10);

/**
 * Most runs take a few hundred steps, changes of activation included. One that takes more has met a boundary that the
 * flow is pushed into from both sides: it slides along it, and an explicit integrator stands still.
 */
const precision = { ...finePrecision, largestSteps: 1000 };

/** Share of the way to a sliding that is still compared. */
const untilSliding = 0.99;

/** States at the given times, or at those before the flow begins to slide. */
function pathUntilSliding(flow: Derivative, start: readonly number[], at: readonly number[]): number[][] {
  try {
    return integrateFlow(flow, start, at, precision);
  } catch (error) {
    if (!(error instanceof StepsExceeded)) throw error;
    const before = at.filter((time) => time <= untilSliding * error.time);
    return integrateFlow(flow, start, before, precision);
  }
}

function spherical({ data: { dimension } }: UnitProblem, { a, w }: TwoLayer): SphericalUnits {
  const rows = Array.from(a, (_, k) => [...w.subarray(k * dimension, (k + 1) * dimension)]);
  const sizes = rows.map((row) => Math.hypot(...row));
  return {
    magnitudes: rows.map((_, k) => a[k]! * sizes[k]!),
    directions: rows.map((row, k) => row.map((value) => value / sizes[k]!)),
  };
}

function largestGap(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((value, i) => Math.abs(value - other[i]!)));
}

/** Changes of sign between neighbours of a path of vectors, all components together. */
function countChanges(path: readonly ArrayLike<number>[]): number {
  let changes = 0;
  for (let t = 1; t < path.length; t++)
    for (let i = 0; i < path[t]!.length; i++) if (path[t]![i]! > 0 !== path[t - 1]![i]! > 0) changes++;
  return changes;
}

function compare(problem: UnitProblem): UnitComparison {
  const { data, rates, leak, deltas, start } = problem;
  const states = pathUntilSliding(weightFlow(problem), weightState(start), times);
  const path = states.map((state) => weightsOf(deltas.length, state));
  const reached = pathUntilSliding(
    sphericalFlow(problem),
    sphericalState(problem),
    times.slice(0, path.length),
  ).map((state) => sphericalUnits(deltas.length, data.dimension, state));
  const own = path.slice(0, reached.length);
  return {
    inputs: data.dimension,
    hidden: deltas.length,
    samples: data.labels.length,
    leak,
    ...rates,
    time: times[reached.length - 1]!,
    slides: reached.length < times.length,
    activationChanges: countChanges(
      own.map((weights) => preActivations(weights, data.inputs, data.dimension)),
    ),
    signChanges: countChanges(own.map(({ a }) => a)),
    deltaDrift: Math.max(...path.map((weights) => largestGap(relativeScales(problem, weights), deltas))),
    sphericalError: Math.max(
      ...reached.map((units, t) =>
        largestGap(sphericalState(units), sphericalState(spherical(problem, own[t]!))),
      ),
    ),
    kernelError: Math.max(
      ...reached.map((units, t) =>
        largestGap(kernelOfUnits(problem, units), kernelOfWeights(problem, own[t]!)),
      ),
    ),
  };
}

/** Each of the random networks of a seed against the equations of §5, one after another. */
export function* compareUnits({ seed, count }: TheoryParameters): Generator<UnitComparison> {
  for (const problem of unitProblems(seed, count)) yield compare(problem);
}

/** Random small networks: the integrated weights against the equations of §5. */
export const trainTheory: Trainer<TheoryParameters, TheoryMeasurements> = async function* (
  members,
  { progress },
) {
  for (const member of members) {
    const problems: UnitComparison[] = [];
    progress(0);
    for (const problem of compareUnits(member)) {
      problems.push(problem);
      progress(problems.length / member.count);
      await Promise.resolve();
    }
    yield { state: 'completed', measurements: { problems } };
  }
};
