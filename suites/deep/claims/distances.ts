import type { DistanceRow } from '../../../schemas/deep.d.ts';
import { atMatch, meansText, type MatchedRows, type NetworkClaim } from './matched.ts';
import { rankCorrelation } from '../../../core/statistics/rank-correlation.ts';

type Part = Pick<NetworkClaim, 'estimand' | 'cells' | 'by' | 'value' | 'notes'>;

/** The α of Fig. 6a. */
const alphas = [0.1, 0.3, 1, 3, 10];

const kernel = { name: 'kernel distance', of: (row: DistanceRow) => row.kernelDistance };
const patterns = { name: 'Hamming distance', of: (row: DistanceRow) => row.hammingDistance };
type Quantity = typeof kernel;

function notes(concerned: readonly number[], { name, of }: Quantity) {
  return (seeds: readonly MatchedRows[]): string[] => {
    const own = meansText(seeds, concerned, `${name} at the matched loss`, of);
    const whole = meansText(
      seeds,
      concerned,
      'distance of the whole 10 n × 10 n kernel',
      (row) => row.fullKernelDistance,
    );
    return name === kernel.name ? [own, whole] : [own];
  };
}

function logRatio(higher: number, lower: number, quantity: Quantity): Part {
  const { name, of } = quantity;
  return {
    estimand: `ln of the ${name} at α = ${higher} over that at α = ${lower}, at the matched training loss, by seed`,
    ...atMatch(
      [lower, higher],
      (rows) => Math.log(of(rows.get(higher)!) / of(rows.get(lower)!)),
      notes([lower, higher], quantity),
    ),
  };
}

function order(quantity: Quantity): Part {
  const { name, of } = quantity;
  return {
    estimand: `Spearman's rank correlation of α and the ${name} over the five α at the matched training loss, by seed`,
    ...atMatch(
      alphas,
      (rows) =>
        rankCorrelation(
          alphas,
          alphas.map((alpha) => of(rows.get(alpha)!)),
        ),
      notes(alphas, quantity),
    ),
  };
}

/** ln of the ratio of parameter distances at α = 10 and 1, of the absolute or the relative one: the larger. */
function parameterGrowth(rows: MatchedRows): number {
  const [high, low] = [rows.get(10)!, rows.get(1)!];
  return Math.max(
    Math.log(high.parameterDistance / low.parameterDistance),
    Math.log(high.relativeParameterDistance / low.relativeParameterDistance),
  );
}

const shared = {
  suite: 'deep',
  unit: 'nats',
  direction: 'above',
  margin: 0,
  test: 'median',
  source: 'Fig. 6a',
  profiles: ['quick', 'paper'],
  shrunk: {
    quick: 'networks are compared at one training loss of 0.5, and the figure at an epoch near 450',
    paper:
      'networks are compared at one training loss of 0.5, and the figure at an epoch near 450, on a training set of unknown size',
  },
} satisfies Partial<NetworkClaim>;
const looked = { ...shared, looks: { quick: [6, 8] } } satisfies Partial<NetworkClaim>;
const ordered = { ...looked, unit: 'correlation', margin: 0.5 } satisfies Partial<NetworkClaim>;

/** How far kernel, activation patterns and parameters have moved when the training loss is the same. */
export const distanceClaims: readonly NetworkClaim[] = [
  {
    ...looked,
    ...logRatio(10, 1, kernel),
    id: 'deep/upstream-amplifies-kernel-motion',
    kind: 'paper',
    statement: 'An upstream initialisation moves the tangent kernel further than the standard one.',
    paper: 'deep.json#/kernel10Over1',
  },
  {
    ...looked,
    ...logRatio(1, 0.1, kernel),
    id: 'deep/downstream-damps-kernel-motion',
    kind: 'paper',
    statement: 'A downstream initialisation moves the tangent kernel less than the standard one.',
    paper: 'deep.json#/kernel1Over0.1',
  },
  {
    ...ordered,
    ...order(kernel),
    id: 'deep/kernel-motion-follows-alpha',
    kind: 'paper',
    statement: 'The motion of the tangent kernel grows with α.',
  },
  {
    // One look: at its effect, the least of all, six seeds with the whole error see more than six and eight that share it.
    ...shared,
    ...logRatio(10, 1, patterns),
    id: 'deep/upstream-changes-more-patterns',
    kind: 'paper',
    statement: 'An upstream initialisation changes more activation patterns than the standard one.',
    paper: 'deep.json#/hamming10Over1',
  },
  {
    ...looked,
    ...logRatio(1, 0.1, patterns),
    id: 'deep/downstream-changes-fewer-patterns',
    kind: 'paper',
    statement: 'A downstream initialisation changes fewer activation patterns than the standard one.',
    paper: 'deep.json#/hamming1Over0.1',
  },
  {
    ...ordered,
    ...order(patterns),
    id: 'deep/pattern-changes-follow-alpha',
    kind: 'paper',
    statement: 'The change of activation patterns grows with α.',
  },
  {
    ...looked,
    id: 'deep/parameters-need-not-move',
    kind: 'paper',
    statement:
      'The larger motion of an upstream kernel comes with no larger motion of the parameters than the standard one’s.',
    estimand:
      'ln of the parameter distance at α = 10 over that at α = 1, at the matched training loss, of the absolute or the relative distance whichever is larger, by seed',
    direction: 'below',
    paper: 'deep.json#/parameter10Over1',
    ...atMatch([1, 10], parameterGrowth, (seeds) => [
      meansText(seeds, [1, 10], 'parameter distance', (row) => row.parameterDistance),
      meansText(seeds, [1, 10], 'relative one', (row) => row.relativeParameterDistance),
    ]),
  },
];

/** Largest difference between the α of one seed in the training loss at which they are compared. */
export const matchedLossClaim: NetworkClaim = {
  ...shared,
  id: 'deep/losses-are-matched',
  kind: 'control',
  statement: 'Check: networks are compared where their training losses are the same.',
  estimand: 'largest minus smallest training loss of the five α where each is compared, worst seed',
  direction: 'below',
  margin: 0.1,
  test: 'worst-case',
  source: 'control of Fig. 6a; a fifth of the matched loss',
  ...atMatch(
    alphas,
    (rows) => {
      const losses = alphas.map((alpha) => rows.get(alpha)!.trainLoss);
      return Math.max(...losses) - Math.min(...losses);
    },
    (seeds) => [
      meansText(seeds, alphas, 'step', ({ step }) => step),
      meansText(seeds, alphas, 'test accuracy', ({ testAccuracy }) => testAccuracy),
    ],
  ),
};
