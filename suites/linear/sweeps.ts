import type { Sweep } from '../../core/suite.ts';
import { besideApex, besideSurface } from './separating-starts.ts';

/** `count` + 1 times from 0 to `last`, even in the given power of the index. */
function timesTo(last: number, count: number, power = 1): number[] {
  return Array.from({ length: count + 1 }, (_, i) => Number((last * (i / count) ** power).toPrecision(9)));
}

/** Figs. 2, 3 and 4a: one start in function space for every δ, orthogonal to the target. */
export const orthogonalStart: Sweep = {
  experiment: 'trajectory',
  fixed: { betaStar: [0, 1], beta0: [-1, 0], times: timesTo(20, 200) },
  axes: { delta: [-4, -2, -1, 0, 1, 2, 4] },
};

/** Fig. 8: three directions of the start, seven δ. */
export const figure8: Sweep = {
  experiment: 'trajectory',
  fixed: { betaStar: [0.5, 0.5], times: timesTo(10, 100) },
  axes: {
    beta0: [
      [0, -1],
      [Math.SQRT1_2, -Math.SQRT1_2],
      [Math.SQRT1_2, Math.SQRT1_2],
    ],
    delta: [-2, -1, -0.2, 0.02, 0.2, 1, 2],
  },
};

const figure7Target = [1, 0.25] as const;

/** A trajectory a start; times are closer together early, where an unbalanced flow is fast. */
function figure7Leaf(delta: number, duration: number): Sweep {
  const starts =
    delta < 0 ? besideSurface(figure7Target, delta, 1e-3, [0.4, 1, 2]) : besideApex(figure7Target, 1e-3, 8);
  return {
    experiment: 'trajectory',
    fixed: { betaStar: figure7Target, delta, times: timesTo(duration, 120, 2) },
    points: starts.map(({ beta0, sign }) => ({ beta0, sign })),
  };
}

/** Fig. 7: starts 1e-3 beside the surface between the basins; the runs last until they have left it. */
export const figure7: readonly Sweep[] = [figure7Leaf(0, 20), figure7Leaf(-2, 50), figure7Leaf(-10, 200)];

/**
 * Fig. 4b: one example of norm 1 in two dimensions, for which β = (0, 1) is a solution. The paper gives no
 * numbers; with this example the limits δ → ∞ (straight to the line) and δ → −∞ (along β₀) lie well apart.
 */
export const figure4b: Sweep = {
  experiment: 'low-rank',
  fixed: {
    row: [-1 / Math.sqrt(5), 2 / Math.sqrt(5)],
    target: 2 / Math.sqrt(5),
    beta0: [-1, 0],
    duration: 60,
  },
  axes: { delta: [-100, -10, -4, -2, -1, 0, 1, 2, 4, 10, 100] },
};

/** Theorem 3.1 away from Fig. 4b: starts on both sides of the line Xβ = 0, another example. */
export const otherLowRank: Sweep = {
  experiment: 'low-rank',
  fixed: { row: [1, 0.5], target: 1, duration: 100 },
  axes: {
    beta0: [
      [1, 1],
      [0.2, -1.5],
      [-0.5, 0.5],
      [-1, -1],
    ],
    delta: [-4, -1, 0, 1, 4],
  },
};

/** Random problems, some each seed. */
export function randomProblems(count: number): Sweep {
  return { experiment: 'random-problems', fixed: { count }, seeded: true };
}

/** Random starts, some each seed. */
export function basin(count: number): Sweep {
  return { experiment: 'basin', fixed: { count }, seeded: true };
}

/** Fig. 3's setting over δ from −8 to 8, until the slowest has arrived. */
export const balance: Sweep = {
  experiment: 'balance',
  points: [{ largestDelta: 8, perUnit: 20, duration: 200 }],
};

/** The downstream delay from the given alignments at the start. */
export function delays(alignments: readonly number[], deltas: readonly number[]): Sweep {
  return { experiment: 'delay', axes: { phi0: alignments, delta: deltas } };
}
