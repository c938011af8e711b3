import { mean } from '../../../core/statistics/mean.ts';
import type { KernelPathParameters } from '../../../schemas/balanced.d.ts';
import type { PathClaim } from './paths.ts';
import { each, isLazySide, isSquare, ofArrived, powerOf, shapeName } from './paths.ts';

/** More inputs than outputs or the reverse, on the side of the larger layer that has to turn. */
function isLateSide(path: KernelPathParameters): boolean {
  return !isSquare(path) && path.lambda !== 0 && !isLazySide(path);
}

const common = {
  suite: 'balanced',
  profiles: ['quick', 'paper'],
} satisfies Partial<PathClaim>;

/** Funnels (d > c = h) and inverted funnels (c > d = h): lazy on one side of balance, rich and late on the other. */
export const funnelClaims: readonly PathClaim[] = [
  {
    ...common,
    id: 'balanced/funnel-lazy-on-one-side',
    kind: 'control',
    statement:
      'Far from balance the kernel stands still in a funnel with λ > 0 and in an inverted funnel with λ < 0.',
    estimand: 'largest S(0,t) of the run at |λ| = 32 on that side, worst shape and seed',
    unit: '1',
    direction: 'below',
    margin: 0.02,
    test: 'worst-case',
    source: 'lazy limit of funnels at λ → ∞ and of inverted funnels at λ → −∞',
    cells: {
      experiment: 'kernel-path',
      where: { lambda: [-32, 32] },
      such: (path) => !isSquare(path) && isLazySide(path),
    },
    ...each('largest'),
  },
  {
    ...common,
    id: 'balanced/funnel-rich-on-the-other',
    kind: 'control',
    statement:
      'On the other side its kernel has moved far in the end, however far from balance: delayed rich.',
    estimand: 'S at the end of training at |λ| = 512 on that side, mean over the two shapes, by seed',
    unit: '1',
    direction: 'above',
    margin: 0.1,
    test: 'median',
    source: 'delayed rich regime of funnels at λ → −∞ and of inverted funnels at λ → ∞',
    cells: { experiment: 'kernel-path', where: { lambda: [-512, 512] }, such: isLateSide },
    // The two shapes of a seed draw from one stream: no replicates of each other.
    by: 'seed',
    label: ({ seed }) => `seed ${seed}`,
    value: ofArrived((paths) => mean(paths.map(({ measurements }) => measurements.final))),
  },
  {
    ...common,
    id: 'balanced/funnel-delay-proportional',
    kind: 'control',
    statement: 'There the kernel moves the later the larger |λ|, in proportion.',
    estimand:
      '|slope − 1| of the log–log line of the time to half of the final S against |λ| = 8, 32, 128, 512, worst shape and seed',
    unit: 'exponent',
    direction: 'below',
    // As in the suite `linear`, which can integrate up to |δ| = 32 only.
    margin: 0.1,
    test: 'worst-case',
    source:
      'the delay is the paper’s, the exponent ours: the turn grows at the gap 2(√(λ²/4 + s²) − |λ|/2) = 2s²/|λ| + … of F’s eigenvalues',
    cells: {
      experiment: 'kernel-path',
      where: { lambda: (lambda) => Math.abs(lambda) >= 8 },
      such: isLateSide,
    },
    by: ['inputs', 'outputs', 'hidden', 'seed'],
    label: (path) => `${shapeName(path)}, seed ${path.seed}`,
    value: ofArrived((paths) => Math.abs(powerOf(paths, 'halfTime') - 1)),
  },
];
