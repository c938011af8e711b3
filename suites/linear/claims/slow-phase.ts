import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import { norm } from '../../../core/numerics/inner-product.ts';
import type { LinearExperiments, TrajectoryParameters } from '../../../schemas/linear.d.ts';

/** The start of Fig. 3, orthogonal to the target. */
function isOrthogonalStart({ betaStar, beta0 }: TrajectoryParameters): boolean {
  return betaStar.join() === '0,1' && beta0.join() === '-1,0';
}

/** What happens downstream before the slow phase. */
export const slowPhaseClaims: readonly ClaimOn<LinearExperiments, 'trajectory'>[] = [
  {
    id: 'linear/magnitude-falls-to-projection',
    kind: 'paper',
    suite: 'linear',
    statement:
      'Downstream the magnitude first falls to φ‖β*‖, the best for the direction there is, and follows it while that turns.',
    estimand:
      'largest |μ − φ‖β*‖| from t = 8/|δ| on, as a share of that at the start, Fig. 3’s start at δ = −4',
    unit: 'share',
    direction: 'below',
    // Twice what μ̇ ≈ |δ| (φ‖β*‖ − μ) lags behind φ̇ = ‖β*‖² φ(1 − φ²)/|δ| at most, 0.385/δ² = 0.024. Declared when the cells were
    // trained already, not looked at for this.
    margin: 0.05,
    test: 'worst-case',
    source: '§3 (fast and slow phase downstream)',
    profiles: ['smoke', 'quick', 'paper'],
    cells: { experiment: 'trajectory', where: { delta: [-4] }, such: isOrthogonalStart },
    by: 'cell',
    label: ({ delta }) => `δ = ${delta}`,
    value: ([run]) => {
      const { parameters, measurements } = run!;
      const { mu, phi } = measurements.exact;
      const size = norm(parameters.betaStar);
      const gaps = mu.map((value, i) => Math.abs(value - phi[i]! * size));
      const late = gaps.filter((_, i) => parameters.times[i]! >= 8 / Math.abs(parameters.delta));
      return Math.max(...late) / gaps[0]!;
    },
  },
];
