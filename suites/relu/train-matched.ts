import type { Trained, Trainer } from '../../core/suite.ts';
import type { MatchedMeasurements, MatchedParameters, MatchedRow } from '../../schemas/relu.d.ts';
import { hammingDistance, kernelDistance, parameterDistance } from './distances.ts';
import { float64Kernel, gramOf, largestEigenvalue } from './float64-kernel.ts';
import {
  lossGradient,
  meanSquaredError,
  outputs,
  preActivations,
  readOut,
  type RegressionData,
} from './float64-network.ts';
import { drawStudentTeacher, scaledStudent, type TwoLayer } from './student-teacher.ts';

/** Steps between two looks at the kernel's largest eigenvalue, by which the rate is set. */
const lookEvery = 10;
/** Power iterations at the start, and at each look from where the last one ended. */
const iterations = { first: 30, next: 1 };
/** Halvings of the step on which a loss is passed. */
const halvings = 16;

/** A network `share` of the way along a step. */
function along({ a, w }: TwoLayer, step: TwoLayer, share: number): TwoLayer {
  return {
    a: a.map((value, i) => value + share * step.a[i]!),
    w: w.map((value, i) => value + share * step.w[i]!),
  };
}

function scaled({ a, w }: TwoLayer, by: number): TwoLayer {
  return { a: a.map((value) => by * value), w: w.map((value) => by * value) };
}

function lossOf(network: TwoLayer, { inputs, labels, dimension }: RegressionData): number {
  return meanSquaredError(outputs(network, inputs, dimension), labels);
}

/**
 * How much of a step brings the loss down to a given one, which its end has passed. Pre-activations are linear in W, so
 * those on the way are the ends' in the same shares.
 */
function shareTo(loss: number, network: TwoLayer, step: TwoLayer, data: RegressionData): number {
  const { inputs, labels, dimension } = data;
  const here = preActivations(network, inputs, dimension);
  const change = preActivations(step, inputs, dimension);
  let [before, after] = [0, 1];
  for (let i = 0; i < halvings; i++) {
    const share = (before + after) / 2;
    const a = network.a.map((value, unit) => value + share * step.a[unit]!);
    const hidden = here.map((value, k) => value + share * change[k]!);
    if (meanSquaredError(readOut(a, hidden), labels) > loss) before = share;
    else after = share;
  }
  return after;
}

/** What is measured of a state against the start. */
function observer(start: TwoLayer, data: RegressionData): (network: TwoLayer) => Distances {
  const gram = gramOf(data);
  const hidden = preActivations(start, data.inputs, data.dimension);
  const kernel = float64Kernel(start.a, hidden, gram);
  return (network) => {
    const current = preActivations(network, data.inputs, data.dimension);
    return {
      kernelDistance: kernelDistance(kernel, float64Kernel(network.a, current, gram)),
      hammingDistance: hammingDistance(hidden, current, data.labels.length),
      parameterDistance: parameterDistance(start, network),
    };
  };
}

type Distances = Pick<MatchedRow, 'kernelDistance' | 'hammingDistance' | 'parameterDistance'>;

function train(
  parameters: MatchedParameters,
  progress: (fraction: number) => void,
): Trained<MatchedMeasurements> {
  const { seed, tau, delta, dimension, samples, stepSize, maxSteps } = parameters;
  const base = drawStudentTeacher(seed, parameters);
  const data = { inputs: base.inputs, labels: outputs(base.teacher, base.inputs, dimension), dimension };
  let network = scaledStudent(base.student, tau, delta);
  const observe = observer(network, data);
  const direction = data.labels.slice();
  const firstEigenvalue = largestEigenvalue(network, data, direction, iterations.first) / samples;
  let eigenvalue = firstEigenvalue;
  const shares = [...parameters.lossShares].sort((x, y) => y - x);
  const rows: MatchedRow[] = [];
  const firstLoss = lossOf(network, data);
  let loss = firstLoss;
  let { gradient } = lossGradient(network, data);
  let time = 0;
  let taken = 0;
  for (; taken < maxSteps && rows.length < shares.length; taken++) {
    if (taken > 0 && taken % lookEvery === 0) {
      eigenvalue = largestEigenvalue(network, data, direction, iterations.next) / samples;
      progress(taken / maxSteps);
    }
    const rate = stepSize / eigenvalue;
    const step = scaled(gradient, (-2 * rate) / samples);
    const next = along(network, step, 1);
    const there = lossGradient(next, data);
    loss = there.squaredError / samples;
    if (!Number.isFinite(loss)) {
      return { state: 'diverged', step: taken, reason: 'the training loss is not finite' };
    }
    while (rows.length < shares.length && loss <= shares[rows.length]! * firstLoss) {
      const lossShare = shares[rows.length]!;
      const part = shareTo(lossShare * firstLoss, network, step, data);
      const distances = observe(along(network, step, part));
      rows.push({ lossShare, steps: taken + part, time: time + part * rate, eigenvalue, ...distances });
    }
    network = next;
    gradient = there.gradient;
    time += rate;
  }
  const measurements = { rows, firstEigenvalue, lastLossShare: loss / firstLoss };
  return { state: 'completed', measurements, steps: taken };
}

/** Students of the grid's task, followed to given shares of their first loss, in float64. */
export const trainMatched: Trainer<MatchedParameters, MatchedMeasurements> = async function* (
  members,
  { progress },
) {
  for (const member of members) {
    yield train(member, progress);
    await Promise.resolve();
  }
};
