import { significant } from '../../../core/judge/significant.ts';
import { groupBy } from '../../../core/statistics/group-by.ts';
import { mean } from '../../../core/statistics/mean.ts';
import type { Path, PathClaim } from './paths.ts';
import { each, isSquare, ofArrived, powerOf } from './paths.ts';

/** The two sides of balance; λ = 0 belongs to both. */
const sides = [-1, 1] as const;

function onSide(paths: readonly Path[], side: 1 | -1, least: number): Path[] {
  return paths.filter(({ parameters: { lambda } }) => lambda * side >= 0 && Math.abs(lambda) >= least);
}

/** The share of pairs of |λ| of one side in which the larger |λ| has the smaller S at the end. */
export function orderedShare(paths: readonly Path[]): number {
  const pairs = paths.flatMap((one) =>
    paths
      .filter(({ parameters }) => Math.abs(parameters.lambda) > Math.abs(one.parameters.lambda))
      .map((other) => other.measurements.final < one.measurements.final),
  );
  return pairs.filter(Boolean).length / pairs.length;
}

/** Mean of S at the end over the seeds, λ by λ. */
function meansByLambda(seeds: readonly (readonly Path[])[]): string {
  const lambdas = seeds[0]!.map(({ parameters }) => parameters.lambda).sort((x, y) => x - y);
  const means = lambdas.map((lambda) => {
    const values = seeds.map(
      (paths) => paths.find(({ parameters }) => parameters.lambda === lambda)!.measurements.final,
    );
    return `${significant(mean(values))} at λ = ${lambda}`;
  });
  return `mean S at the end: ${means.join(', ')}`;
}

/** Mean of S at the end over the seeds, rank by rank of the target. */
function meansByRank(paths: readonly Path[]): string {
  const byRank = groupBy(paths, ({ parameters: { inputs, zeroModes } }) => inputs - zeroModes);
  const means = [...byRank]
    .sort(([one], [other]) => one - other)
    .map(
      ([rank, found]) =>
        `${significant(mean(found.map(({ measurements }) => measurements.final)))} at ${rank}`,
    );
  return `mean S at the end by rank of Σ_yx: ${means.join(', ')}`;
}

/** How far the kernel was on the way, where it turns back before the end. */
function largestOnTheWay(paths: readonly Path[]): string {
  const largest = paths.map(({ measurements }) => measurements.largest);
  return `largest S on the way: mean ${significant(mean(largest))}, from ${significant(Math.min(...largest))} to ${significant(Math.max(...largest))}`;
}

const bySeed = {
  by: 'seed',
  label: ({ seed }) => `seed ${seed}`,
} satisfies Partial<PathClaim>;

const common = {
  suite: 'balanced',
  profiles: ['quick', 'paper'],
} satisfies Partial<PathClaim>;

/** Square networks, d = c = h: rich at balance, the lazier the farther from it, on both sides. */
export const squareClaims: readonly PathClaim[] = [
  {
    ...common,
    id: 'balanced/square-lazier-away-from-balance',
    kind: 'control',
    statement: 'In a square network the kernel moves the less the larger |λ|, for either sign of λ.',
    estimand:
      'share of the 28 pairs of |λ| = 0, ½, 1, 2, …, 32 in which the larger |λ| has the smaller S at the end of training, lower of the two signs, worst seed',
    unit: 'share',
    direction: 'above',
    // The 3 pairs among 0, ½ and 1 are left open: layers are of one size there (|λ| ≤ ‖Σ_yx‖), and nothing says that the
    // top of S lies at 0 itself. 25/28 = 0.893, 24/28 = 0.857.
    margin: 0.88,
    test: 'worst-case',
    source: 'kernel distance over λ: rich at λ = 0, lazy as λ → ±∞, in square networks',
    cells: { experiment: 'kernel-path', where: { zeroModes: [0] }, such: isSquare },
    ...bySeed,
    value: ofArrived((paths) => Math.min(...sides.map((side) => orderedShare(onSide(paths, side, 0))))),
    notes: (seeds) => [meansByLambda(seeds)],
  },
  {
    ...common,
    id: 'balanced/square-lazy-on-both-sides',
    kind: 'control',
    statement: 'Far from balance the kernel of a square network stands still, for either sign of λ.',
    estimand: 'largest S(0,t) of the run at |λ| = 32, worst sign and seed',
    unit: '1',
    direction: 'below',
    // As in the suite `linear`: a fiftieth is still.
    margin: 0.02,
    test: 'worst-case',
    source: 'lazy limit λ → ±∞ of square networks',
    cells: { experiment: 'kernel-path', where: { lambda: [-32, 32], zeroModes: [0] }, such: isSquare },
    ...each('largest'),
  },
  {
    ...common,
    id: 'balanced/square-rich-at-balance',
    kind: 'control',
    statement: 'At λ = 0 the kernel of a square network moves far.',
    estimand: 'S at the end of training, λ = 0, by seed',
    unit: '1',
    direction: 'above',
    // As in the suite `linear`: a tenth is far.
    margin: 0.1,
    test: 'median',
    source: 'rich regime at λ = 0',
    cells: { experiment: 'kernel-path', where: { lambda: [0], zeroModes: [0] }, such: isSquare },
    ...each('final'),
    notes: (replicates) => [largestOnTheWay(replicates.flat())],
  },
  {
    ...common,
    id: 'balanced/square-rich-for-rank-one-at-balance',
    kind: 'control',
    statement: 'At λ = 0 the kernel of a square network moves far if the target has rank one.',
    estimand: 'S at the end of training, λ = 0, Σ_yx of rank 1 (4–4–4), by seed',
    unit: '1',
    direction: 'above',
    margin: 0.1,
    test: 'median',
    source:
      'ours, declared after square-rich-at-balance was contradicted: at the end W₂W₂ᵀ = √(ΣΣᵀ), and the fewer directions Σ has the farther is that from I; from M ∝ I rank one gives S = 1 − 2/√10 = 0.37',
    cells: { experiment: 'kernel-path', where: { lambda: [0], zeroModes: [3] }, such: isSquare },
    ...each('final'),
    beside: { experiment: 'kernel-path', where: { lambda: [0] }, such: isSquare },
    notes: (_, beside) => [meansByRank(beside)],
  },
  {
    ...common,
    id: 'balanced/square-distance-falls-as-fourth-power',
    kind: 'control',
    statement: 'Far from balance S at the end of training of a square network falls as λ⁻⁴.',
    estimand:
      '|slope + 4| of the log–log line of S at the end against |λ| = 8, 16, 32, worse sign, worst seed',
    unit: 'exponent',
    direction: 'below',
    // The next order is λ⁻⁶: s²/λ² is 0.016 at |λ| = 8, which moves the slope by a few hundredths at most.
    margin: 0.1,
    test: 'worst-case',
    source:
      'the rate is ours: W₂W₂ᵀ = λ/2 + √(λ²/4 + ΣΣᵀ) = λ + ΣΣᵀ/λ + …, so the kernel turns by an angle of order λ⁻², and S is half its square',
    cells: {
      experiment: 'kernel-path',
      where: { lambda: (lambda) => Math.abs(lambda) >= 8 },
      such: isSquare,
    },
    ...bySeed,
    value: ofArrived((paths) =>
      Math.max(...sides.map((side) => Math.abs(powerOf(onSide(paths, side, 8), 'final') + 4))),
    ),
  },
];
