import type { RhmExperiments } from '../../schemas/rhm.d.ts';
import { groupBy } from '../../core/statistics/group-by.ts';
import { networksOf, paperCurves } from '../shared/accuracy-curves.ts';
import { alphaColour, alphaText } from '../shared/alpha-scale.ts';
import { curvesExploration, ofPaper, type Curve } from './curves.ts';
import type { Explorer } from './explorer.ts';

export const explorer: Explorer<RhmExperiments> = {
  figure: 'figure-6c',
  suite: 'rhm',
  explore: (cells, paper) => {
    const networks = networksOf(cells);
    if (networks.length === 0) return undefined;
    const byRun = groupBy(networks, ({ parameters: { alpha, seed } }) => JSON.stringify([alpha, seed]));
    const ours = [...byRun.values()].map((run): Curve => {
      const { alpha, seed } = run[0]!.parameters;
      const points = run.map(({ measurements }): [number, number] => [
        measurements.trainSamples / measurements.strings,
        1 - measurements.testAccuracy,
      ]);
      const sorted = points.sort(([one], [other]) => one - other);
      return { quantity: 'error', series: alphaText(alpha), seed: `seed ${seed}`, points: sorted };
    });
    const alphas = [...new Set(networks.map(({ parameters }) => parameters.alpha))].sort((a, b) => b - a);
    const theirs = paperCurves(paper)
      .filter(({ alpha }) => alphas.includes(alpha))
      .map(({ alpha, points }): Curve => ({
        ...{ quantity: 'error', series: alphaText(alpha), seed: ofPaper },
        points: points.map(({ fraction, error }) => [fraction, error]),
      }));
    return curvesExploration({
      ...{ title: 'Seed by seed', x: 'training fraction', seriesLabel: 'α', xIsLog: true, yIsLog: true },
      hint: 'Test error of every seed. Choose which α, and point at a dot for its value. Dashed: the paper, digitised.',
      series: alphas.map((alpha) => ({ name: alphaText(alpha), colour: alphaColour(alpha) })),
      quantities: [{ value: 'error', label: '1 − test accuracy' }],
      curves: [...ours, ...theirs],
    });
  },
};
