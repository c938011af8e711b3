import { refuseParameter } from '../../../core/refuse-parameter.ts';
import type { DelayMeasurements, DelayParameters } from '../../../schemas/linear.d.ts';
import { basinRule } from '../single-neuron/basin.ts';
import { integratedTimeToAlignment, timeToAlignment } from '../single-neuron/delay.ts';
import { initialWeights } from '../single-neuron/weights.ts';

/** ‖β*‖ = ‖β₀‖ = 1. */
const problem = { betaStar: [0, 1], etaA: 1, etaW: 1 };

/** Above |δ| (2 ln|δ| + …), the delay from an orthogonal start, by a wide margin. */
function longest(delta: number): number {
  return 100 * (1 + Math.abs(delta) * (1 + Math.log1p(Math.abs(delta))));
}

/**
 * Time until the alignment reaches `phi`, from β* = (0, 1), β₀ = (−√(1 − φ₀²), φ₀) with a₀ > 0.
 * @throws Fail where that alignment is not ahead: `phi` not above `phi0`, or a start in the basin of a < 0
 */
export function measureDelay({ delta, phi0, phi }: DelayParameters): DelayMeasurements {
  if (phi <= phi0)
    refuseParameter('linear', 'phi', `${phi}`, `above the start's ${phi0}`, 'Raise "phi" or lower "phi0".');
  const start = initialWeights(problem, [-Math.sqrt(1 - phi0 ** 2), phi0], delta, 1);
  if (basinRule(problem.betaStar, delta, start) <= 0) {
    refuseParameter(
      'linear',
      'phi0',
      `${phi0}`,
      'a start from which a stays positive, where φ tends to 1',
      'Raise "phi0".',
    );
  }
  return {
    time: timeToAlignment(problem, start, phi, longest(delta)),
    numericTime: integratedTimeToAlignment(problem, start, phi, longest(delta)),
  };
}
