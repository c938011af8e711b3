import type { ClaimOn } from '../../../core/judge/declared-claim.ts';
import { groupBy } from '../../../core/statistics/group-by.ts';
import { mean } from '../../../core/statistics/mean.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type { ReluExperiments } from '../../../schemas/relu.d.ts';
import { claimedShares, overBalanced, type Quantity } from './matched.ts';

type WidthClaim = ClaimOn<ReluExperiments, 'widths'>;
type Run = CellOf<ReluExperiments, 'widths'>;

function byWidth(runs: readonly Run[]): (readonly [number, readonly Run[]])[] {
  return [...groupBy(runs, ({ parameters }) => parameters.width)].sort(([one], [other]) => one - other);
}

/** log₁₀ upstream over balanced at each width and each loss; undefined where a loss was not reached. */
function ratios(runs: readonly Run[], quantity: Quantity): (number | undefined)[] {
  return byWidth(runs).flatMap(([, own]) => claimedShares.map((share) => overBalanced(own, quantity, share)));
}

const notReached = { unusable: `a loss of ${claimedShares.join(' or ')} of the first was not reached` };

function atEveryWidth(
  quantity: Quantity,
  worst: (...values: number[]) => number,
): Pick<WidthClaim, 'value' | 'notes'> {
  return {
    value: (runs) => {
      const found = ratios(runs, quantity);
      return found.includes(undefined) ? notReached : worst(...(found as number[]));
    },
    notes: (seeds) =>
      byWidth(seeds.flat()).map(([width]) => {
        const told = claimedShares.map((share) => {
          const own = seeds.map((runs) => runs.filter(({ parameters }) => parameters.width === width));
          const values = own.map((runs) => overBalanced(runs, quantity, share)!);
          return `${mean(values).toFixed(2)} at ${share} of the first loss`;
        });
        return `width ${width}, log₁₀ of δ = 1 over δ = 0, mean over seeds: ${told.join(', ')}`;
      }),
  };
}

function kernelAt(run: Run): number | undefined {
  return run.measurements.rows.find(({ lossShare }) => lossShare === claimedShares[1])?.kernelDistance;
}

/** log₁₀ of the kernel distance of the widest upstream student over that of the narrowest. */
const widestOverNarrowest: WidthClaim['value'] = (runs) => {
  const upstream = byWidth(runs.filter(({ parameters }) => parameters.delta === 1));
  const [narrow, wide] = [upstream[0]![1][0]!, upstream.at(-1)![1][0]!].map(kernelAt);
  return narrow === undefined || wide === undefined ? notReached : Math.log10(wide / narrow);
};

const common = {
  suite: 'relu',
  kind: 'control',
  unit: 'decades',
  test: 'median',
  profiles: ['quick', 'paper'],
  cells: { experiment: 'widths' },
  by: 'seed',
} satisfies Partial<WidthClaim>;

const where =
  'the WORST over all widths of those at 0.5 and at 0.3 of the first training loss, τ = 0.1, by seed';

/** Whether what is found at the paper's width of 50 is one of that width. Declared before any of their cells was run. */
export const widthClaims: readonly WidthClaim[] = [
  {
    ...common,
    id: 'relu/any-width-no-further-kernel',
    statement:
      'Whatever the width, at equal training loss an upstream student has not moved its kernel further than a balanced one.',
    estimand: `log₁₀ of S at δ = 1 over S at δ = 0, ${where.replace('WORST', 'largest')}`,
    direction: 'below',
    // That of relu/equal-loss-no-further-kernel.
    margin: 0.2,
    source: 'control of relu/equal-loss-no-further-kernel: other widths',
    ...atEveryWidth('kernelDistance', Math.max),
  },
  {
    ...common,
    id: 'relu/any-width-more-flips',
    statement:
      'Whatever the width, at equal training loss an upstream student has changed more activations than a balanced one.',
    estimand: `log₁₀ of the Hamming distance at δ = 1 over that at δ = 0, ${where.replace('WORST', 'smallest')}`,
    direction: 'above',
    margin: 0,
    source: 'control of relu/equal-loss-more-flips: other widths',
    ...atEveryWidth('hammingDistance', Math.min),
  },
  {
    ...common,
    id: 'relu/any-width-less-movement',
    statement:
      'Whatever the width, at equal training loss an upstream student has moved its parameters less than a balanced one.',
    estimand: `log₁₀ of the parameter distance at δ = 1 over that at δ = 0, ${where.replace('WORST', 'largest')}`,
    direction: 'below',
    margin: 0,
    source: 'control of relu/equal-loss-less-movement: other widths',
    ...atEveryWidth('parameterDistance', Math.max),
  },
  {
    ...common,
    id: 'relu/wider-is-lazier',
    statement: 'Upstream too a wider student of equal scale of its units has moved its kernel less.',
    estimand:
      'log₁₀ of S of the widest student over that of the narrowest, δ = 1, at 0.3 of the first training loss, τ = 0.1, by seed',
    direction: 'below',
    margin: 0,
    source: 'control: laziness grows with width at a fixed scale of the units; not in the paper',
    value: widestOverNarrowest,
  },
];
