import type { CellSet } from '../schemas/cell-set.ts';
import type { ReluExperiments } from '../schemas/relu.d.ts';
import { authorsCells, authorsExtremes, type AuthorsExtreme } from './shared/authors-grid.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { extremesAt, placeText } from './shared/grid-extremes.ts';
import { gridSubtitle } from './shared/grid-subtitle.ts';
import { heatMapRows, stepText } from './shared/heat-map-rows.ts';
import { numberText } from './shared/number-text.ts';
import { page } from './shared/page.ts';
import { relativeGrid, type Grid } from './shared/relative-grid.ts';
import { scaleProfile } from './shared/scale-profile.ts';

const title = 'Rapid rich learning needs a small and unbalanced start';
const quantities = ['kernelDistance', 'testLoss'] as const;
const side = 250;

/** The two steps for which the authors print extremes; where they were not recorded, the last two that were. */
function printedSteps(steps: readonly number[]): number[] {
  const printed = steps.filter((step) => step === 100 || step === 1000);
  return printed.length > 0 ? printed : steps.slice(-2);
}

function draw(cells: CellSet<ReluExperiments>, paper: (file: string) => unknown): Drawing {
  const grid = relativeGrid(cells);
  const steps = printedSteps(grid.steps);
  if (steps.length === 0) {
    return { state: 'unavailable', reason: 'no cell of the grid over τ and δ has trained to the end' };
  }
  const [authors, extremes] = [authorsCells(paper), authorsExtremes(paper)];
  const maps = heatMapRows(grid, { quantities, steps, side, numbers: true });
  const rows = quantities.map((quantity, i) => [
    ...maps[i]!,
    scaleProfile({
      ...{ grid, quantity, steps, authors, extremes, height: side, named: i === 0 },
      axes: { x: i === quantities.length - 1 },
    }),
  ]);
  const seeds = new Set(authors.map(({ seed }) => seed)).size;
  const subtitle = [
    ...gridSubtitle(grid),
    'In cells: mean and standard deviation over seeds. Right: the column of the smallest τ' +
      (seeds === 0 ? '.' : `; diamonds: the authors’ public code, ${seeds} of their 16 seeds.`),
  ];
  const spacing = { row: 18, column: 18 };
  return {
    state: 'drawn',
    spec: page({ title, subtitle, rows, ownColours: true, spacing }),
    says: saysOf(grid, extremes),
  };
}

/** Ours and the authors' extremes, as far as both steps are recorded. */
function saysOf(grid: Grid, extremes: readonly AuthorsExtreme[]): string {
  const names = { kernelDistance: 'kernel distance', testLoss: 'test loss' } as Record<string, string>;
  const of = (quantity: (typeof quantities)[number], which: 'largest' | 'smallest', step: number) => {
    const ours = extremesAt(grid, quantity, step)[which];
    const theirs = extremes.find(
      (each) => each.quantity === quantity && each.which === which && each.step === step,
    );
    if (ours === null) return [];
    const beside =
      theirs === undefined ? '' : `; the authors’ grid of 17 × 17, 16 seeds: ${numberText(theirs.value)}`;
    return [
      `The ${which} ${names[quantity]!} at step ${stepText(step)} is ${placeText(ours)} (mean ± standard deviation${beside}).`,
    ];
  };
  return [...of('kernelDistance', 'largest', 100), ...of('testLoss', 'smallest', 1000)].join(' ');
}

export const figure: Figure<ReluExperiments> = {
  id: 'figure-1b',
  suite: 'relu',
  title,
  caption:
    'The paper’s reading: early in training the kernel has moved most, and the test loss is lowest, in the upper left corner, small overall scale τ and upstream relative scale δ > 0. ' +
    'In profile quick moderately downstream networks of small τ have moved further by step 1,000 (rich, but late). At large τ the kernel stays where it was for every δ: lazy. ' +
    'Departs from the paper: the grid and the number of seeds are those of the profile that was run, every value of τ and δ has a cell of one size, and both steps for which the authors print numbers are shown.',
  draw,
};
