import type { Sweep as SweepIn } from '../../core/suite.ts';
import type { LinearExperiments } from '../../schemas/linear.d.ts';
import { besideApex, besideSurface } from './separating-starts.ts';

type Sweep = SweepIn<LinearExperiments>;

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

/** Random two-layer networks on random data, some each seed. */
export function wideProblems(count: number): Sweep {
  return { experiment: 'wide-problems', fixed: { count }, seeded: true };
}

/**
 * Two outputs, three inputs: β(t) entry by entry, with equal and with unequal learning rates. Their product is
 * another one, since β depends on them through δ and the product alone. For the figure only; of the first seeds, 5 is the
 * one in which no singular value of β passes through zero (the claims count such problems among random ones).
 */
export const functionSpace: Sweep = {
  experiment: 'wide',
  fixed: {
    inputs: 3,
    outputs: 2,
    hidden: 2,
    start: [0.5, 0.25],
    target: [1.2, 0.6],
    data: 'random',
    seed: 5,
    times: timesTo(30, 120, 2),
  },
  axes: { delta: [-4, 0, 4] },
  points: [
    { etaA: 1, etaW: 1 },
    { etaA: 0.25, etaW: 1 },
  ],
};

/**
 * Singular values one by one where target and data share the vectors of a small start, together where they do not,
 * and off their law where Δ is not isotropic.
 */
export const mirrorFlows: readonly Sweep[] = [
  {
    experiment: 'wide',
    fixed: {
      inputs: 4,
      outputs: 3,
      hidden: 3,
      start: [0.01, 0.01, 0.01],
      target: [1.5, 1, 0.5],
      data: 'aligned',
      seed: 0,
    },
    points: [
      { delta: 0.001, times: timesTo(8, 80) },
      { delta: 0.3, times: timesTo(8, 80) },
      { delta: 3, times: timesTo(2, 80) },
    ],
  },
  {
    experiment: 'wide',
    fixed: {
      inputs: 4,
      outputs: 3,
      hidden: 3,
      start: [0.6, 0.4, 0.2],
      target: [1.5, 1, 0.5],
      data: 'random',
      seed: 3,
    },
    points: [
      { delta: -1, times: timesTo(12, 120) },
      { delta: 1, times: timesTo(12, 120) },
      { delta: 1, unevenness: 0.8, times: timesTo(12, 120) },
    ],
  },
];

/** Shapes that §4 speaks of, far from balance on both sides and at balance, with their targets. */
const shapes = [
  { inputs: 8, outputs: 2, hidden: 3, target: [1, 0.8] },
  { inputs: 2, outputs: 8, hidden: 3, target: [1, 0.8] },
  { inputs: 4, outputs: 4, hidden: 6, target: [1, 0.5, 0.25, 0.12] },
] as const;

/** Kernel distance by shape and δ, some random starts each. */
export function regimes(deltas: readonly number[]): Sweep {
  return { experiment: 'regime', axes: { delta: deltas }, points: shapes, seeded: true };
}

/** Outside the assumptions of §4: too few hidden units, and δ_k of both signs. */
export const outsideRegimes: Sweep = {
  experiment: 'regime',
  axes: { delta: [-16, 0, 16] },
  points: [
    { inputs: 5, outputs: 3, hidden: 2, target: [1, 0.8, 0] },
    { inputs: 4, outputs: 4, hidden: 4, target: [1, 0.8, 0.6, 0.4], signs: 'mixed' },
  ],
  seeded: true,
  seeds: [0, 1, 2, 3, 4],
};

/** Where the regimes of a funnel lie at five ratios of the learning rates. */
export const learningRates: Sweep = {
  experiment: 'learning-rates',
  fixed: { inputs: 8, outputs: 2, hidden: 3, target: [1, 0.8] },
  axes: { ratio: [1 / 16, 1 / 4, 1, 4, 16] },
  seeded: true,
  seeds: [0, 1, 2, 3, 4],
};

/** Deep networks of two to four layers towards balance, on some data sets. */
export function deep(deltas: readonly number[], seeds: readonly number[]): Sweep {
  return { experiment: 'deep', axes: { layers: [2, 3, 4], delta: deltas }, seeded: true, seeds };
}

/** Deep networks outside the theorem, its edge, and the plane of the figure. */
export const otherDeep: readonly Sweep[] = [
  {
    experiment: 'deep',
    fixed: { setting: 'uneven' },
    axes: { layers: [2, 3, 4], delta: [-1e-2, -1e-3, -1e-4, -1e-5] },
    seeded: true,
    seeds: [0, 1],
  },
  {
    experiment: 'deep',
    fixed: { setting: 'opposite', inputs: 2, examples: 1, seed: 0 },
    axes: { layers: [2, 3, 4], delta: [-1e-3, 0] },
  },
  { experiment: 'deep', fixed: { layers: 1, delta: 0, seed: 0 } },
  {
    experiment: 'deep',
    fixed: { inputs: 2, examples: 1, seed: 0 },
    axes: { layers: [1, 2, 3, 4], delta: [-4, -1, -0.25, 0] },
  },
];
