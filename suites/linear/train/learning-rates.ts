import type {
  LearningRatesMeasurements,
  LearningRatesParameters,
  LearningRatesRow,
} from '../../../schemas/linear.d.ts';
import { fittingPath } from '../wide-and-deep/fitting-path.ts';
import { regimeStart } from '../wide-and-deep/regime-start.ts';
import { twoLayerKernelDistance } from '../wide-and-deep/two-layer-kernel.ts';
import { needsTargetValues } from './refuse-shape.ts';
import type { Progress } from './cell-by-cell.ts';

/**
 * Kernel distance at t = 1 of networks on one grid of ln(‖a_k‖²/‖w_k‖²) at one size ‖a_k‖‖w_k‖, with the learning rates
 * η_a = 1/√r and η_w = √r, so that η_aη_w = 1. Where the regimes lie on that grid is what the rates should shift.
 * @throws Fail for a target with other than min(d, c) singular values, or of higher rank than h
 */
export function measureLearningRates(
  parameters: LearningRatesParameters,
  progress: Progress,
): LearningRatesMeasurements {
  const { inputs, outputs, hidden, ratio, size, target: values, largestLogRatio, perUnit, seed } = parameters;
  needsTargetValues(parameters, values);
  const rates = { etaA: 1 / Math.sqrt(ratio), etaW: Math.sqrt(ratio) };
  const side = largestLogRatio * perUnit;
  const rows = Array.from({ length: 2 * side + 1 }, (_, i): LearningRatesRow => {
    progress(i / (2 * side + 1));
    const logWeightRatio = (i - side) / perUnit;
    const [square, other] = [size * Math.exp(logWeightRatio / 2), size * Math.exp(-logWeightRatio / 2)];
    const delta = rates.etaW * square - rates.etaA * other;
    const deltas = Array.from({ length: hidden }, () => delta);
    const { target, start } = regimeStart(seed, parameters, rates, deltas, size, values);
    const { path } = fittingPath({ inputs, outputs, hidden }, rates, target, start, [0, 1], 0);
    return { logWeightRatio, delta, early: twoLayerKernelDistance(rates, start, path[1]!) };
  });
  return { rows };
}
