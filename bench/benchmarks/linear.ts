import { exactSolution } from '../../suites/linear/single-neuron/exact-solution.ts';
import { integrateWeights, whitenedFlow } from '../../suites/linear/single-neuron/gradient-flow.ts';
import { initialWeights } from '../../suites/linear/single-neuron/weights.ts';
import { nothingToWaitFor, type Benchmark, type ReadyBenchmark } from '../benchmark.ts';

/** The start and the times of Figs. 2 and 3, at one of their δ. */
const times = Array.from({ length: 201 }, (_, i) => i / 10);
const problem = { betaStar: [0, 1], etaA: 1, etaW: 1 };
const start = initialWeights(problem, [-1, 0], 2, 1);
const dimension = problem.betaStar.length;

const shared = {
  group: 'suite',
  suite: 'linear',
  profiles: ['smoke', 'quick', 'paper'],
  arithmetic: 'float64',
} as const;

/** Keeps what was computed in use. */
let sink = 0;

function plain(flop: number, call: () => number): ReadyBenchmark {
  const bytes = times.length * (dimension + 1) * Float64Array.BYTES_PER_ELEMENT;
  return {
    members: 1,
    work: { flop, bytes },
    call: () => {
      sink += call();
    },
    finish: nothingToWaitFor,
    dispose: () => {
      if (!Number.isFinite(sink)) throw new RangeError('the solution left the numbers');
    },
  };
}

/** Evaluations of the flow that one integration makes, counted. */
function evaluations(): number {
  let count = 0;
  const flow = whitenedFlow(problem);
  const counted = (state: readonly number[]): number[] => {
    count++;
    return flow(state);
  };
  integrateWeights(counted, start, times);
  return count;
}

/** The closed form and the integrated flow that it is held against. */
export const benchmarks: readonly Benchmark[] = [
  {
    ...shared,
    id: 'linear/exact-solution',
    phase: 'evaluate',
    what: `exact solution in d = ${dimension} at ${times.length} times`,
    per: 'trajectory',
    ready: () =>
      // About 40 operations a time and 3 a dimension, a square root or an exponential counted as one.
      plain(times.length * (40 + 3 * dimension), () => {
        const at = exactSolution(problem, start);
        return times.reduce((sum, time) => sum + at(time).a, 0);
      }),
  },
  {
    ...shared,
    id: 'linear/integrated-flow',
    phase: 'train',
    what: `gradient flow in d = ${dimension} integrated to ${times.at(-1)!} at rtol 10⁻¹¹`,
    per: 'trajectory',
    ready: () => {
      const flow = whitenedFlow(problem);
      // 5 operations a dimension in the flow; what the integrator adds to them is not counted.
      return plain(evaluations() * 5 * dimension, () => integrateWeights(flow, start, times).at(-1)!.a);
    },
  },
];
