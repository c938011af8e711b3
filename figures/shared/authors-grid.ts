import type { Quantity } from './relative-grid.ts';

/** What the authors' public code gives for one cell of the grid, by recorded step. */
export interface AuthorsCell {
  readonly tau: number;
  readonly delta: number;
  readonly seed: number;
  readonly steps: readonly number[];
  readonly kernelDistance: readonly number[];
  readonly testLoss: readonly number[];
  readonly hammingDistance: readonly number[];
  readonly parameterDistance: readonly number[];
}

/** An extreme over the authors' 17 × 17 grid, mean of 16 seeds, as their notebook prints it. */
export interface AuthorsExtreme {
  readonly quantity: Quantity;
  readonly step: number;
  readonly which: 'largest' | 'smallest';
  readonly value: number;
}

/** The cells of the authors' code that are at hand, from baselines/paper/authors-relu.json; none without it. */
export function authorsCells(paper: (file: string) => unknown): readonly AuthorsCell[] {
  return (paper('authors-relu.json') as { cells: AuthorsCell[] } | null)?.cells ?? [];
}

const printed = [
  { key: 'largestKernelDistanceAtStep100', quantity: 'kernelDistance', step: 100, which: 'largest' },
  { key: 'leastKernelDistanceAtStep100', quantity: 'kernelDistance', step: 100, which: 'smallest' },
  { key: 'largestTestLossAtStep1000', quantity: 'testLoss', step: 1000, which: 'largest' },
  { key: 'leastTestLossAtStep1000', quantity: 'testLoss', step: 1000, which: 'smallest' },
] as const;

/** The extremes that the authors' notebook prints for Fig. 1b, from baselines/paper/relu.json; none without it. */
export function authorsExtremes(paper: (file: string) => unknown): AuthorsExtreme[] {
  const file = paper('relu.json') as Readonly<Record<string, { value: number } | undefined>> | null;
  return printed.flatMap(({ key, ...extreme }) => {
    const value = file?.[key]?.value;
    return value === undefined ? [] : [{ ...extreme, value }];
  });
}
