import type { DeepParameters, RegimeParameters, WideParameters } from '../../schemas/linear.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { madeResult } from './made-result.ts';

/** A value that moves from where it starts to where it ends, at the given speed. */
function relaxed(from: number, to: number, speed: number, time: number): number {
  return to + (from - to) * Math.exp(-speed * time);
}

/** A two-layer network whose singular values relax to the target; its equations are `error` away from it. */
export function madeWide(given: Partial<WideParameters>, error = 1e-10): Result {
  const parameters: WideParameters = {
    inputs: 3,
    outputs: 2,
    hidden: 2,
    delta: 0,
    unevenness: 0,
    start: [0.5, 0.25],
    target: [1.2, 0.6],
    data: 'random',
    etaA: 1,
    etaW: 1,
    seed: 0,
    times: Array.from({ length: 21 }, (_, i) => i / 2),
    ...given,
  };
  const { inputs, outputs, start, target, delta, times } = parameters;
  const speed = 0.3 + Math.abs(delta);
  const values = times.map((time) =>
    target.map((value, mode) => relaxed(start[mode] ?? 0, value, speed, time)),
  );
  const beta = values.map((row) =>
    Array.from({ length: inputs * outputs }, (_, entry) => row[entry % row.length]! - 0.3 * entry),
  );
  return madeResult('wide', parameters, {
    network: { beta, singularValues: values },
    functionSpace: beta.map((row) => row.map((value) => value + error)),
    mirrorFlow: values.map((row) => row.slice(0, start.length).map((value) => value + error)),
    functionError: error,
    mirrorError: error,
    deltaDrift: 0,
  });
}

/** A two-layer network whose kernel distance rises to `final`, halfway at the time 1 + |δ|. */
export function madeRegime(given: Partial<RegimeParameters>, final = 0.4): Result {
  const parameters: RegimeParameters = {
    inputs: 8,
    outputs: 2,
    hidden: 3,
    delta: 0,
    signs: 'same',
    size: 0.05,
    target: [1, 0.8],
    etaA: 1,
    etaW: 1,
    seed: 0,
    ...given,
  };
  const halfTime = 1 + Math.abs(parameters.delta);
  const times = [0, ...Array.from({ length: 81 }, (_, i) => 10 ** (i / 20 - 2))];
  const kernelDistance = times.map((time) => (final * time ** 4) / (time ** 4 + halfTime ** 4));
  return madeResult('regime', parameters, {
    times,
    kernelDistance,
    early: kernelDistance[41]!,
    largest: kernelDistance.at(-1)!,
    final: kernelDistance.at(-1)!,
    halfTime,
    residual: 1e-4,
  });
}

/** A deep network that goes straight to 0.3·|δ| beside the minimiser (1, 1, …); of n examples all rows are (1, 1, …). */
export function madeDeep(given: Partial<DeepParameters>): Result {
  const parameters: DeepParameters = {
    layers: 2,
    inputs: 4,
    examples: 2,
    delta: -1,
    setting: 'towards',
    duration: 60,
    seed: 0,
    ...given,
  };
  const { inputs, examples, delta } = parameters;
  const distance = 0.3 * Math.abs(delta);
  const minimiser = Array.from({ length: inputs }, () => 1);
  const aside = minimiser.map((_, i) => (i === 0 ? 1 : i === 1 ? -1 : 0) * Math.SQRT1_2 * distance);
  const endPoint = minimiser.map((value, i) => value + aside[i]!);
  const beta = Array.from({ length: 11 }, (_, i) => endPoint.map((value) => 0.2 + (i / 10) * (value - 0.2)));
  return madeResult('deep', parameters, {
    inputs: Array.from({ length: examples }, () => minimiser),
    labels: Array.from({ length: examples }, () => inputs),
    beta,
    endPoint,
    minimiser,
    distance,
    residual: 0,
    nearestZero: 0.2,
    deltaDrift: 0,
    functionError: 0,
  });
}
