import type { DeepExperiments } from '../../schemas/deep.d.ts';
import { alphaColour, alphaText } from '../shared/alpha-scale.ts';
import { distances, measuredDistances, paperDistances } from '../shared/distance-curves.ts';
import { curvesExploration, ofPaper, type Curve } from './curves.ts';
import type { Explorer } from './explorer.ts';

const labels = {
  kernel: 'kernel distance',
  hamming: 'Hamming distance of activation patterns',
  parameter: 'relative parameter distance',
} as const;

export const explorer: Explorer<DeepExperiments> = {
  figure: 'figure-6a',
  suite: 'deep',
  explore: (cells, paper) => {
    if (cells.completed('network').length === 0) return undefined;
    const all = distances.flatMap((name) =>
      [...measuredDistances(cells, name), ...paperDistances(paper, name)].map((curve) => ({ name, curve })),
    );
    const alphas = [...new Set(all.map(({ curve }) => curve.alpha))].sort((a, b) => b - a);
    const curves = all.map(({ name, curve: { alpha, seed, points } }): Curve => ({
      ...{ quantity: name, series: alphaText(alpha), seed: seed < 0 ? ofPaper : `seed ${seed}` },
      points: points.map(({ epoch, distance }) => [epoch, distance]),
    }));
    return curvesExploration({
      ...{ title: 'Epoch by epoch', x: 'epoch', seriesLabel: 'α', xIsLog: true, yIsLog: true },
      hint: 'Choose the distance and which α, and point at a dot for its value. Dashed: the paper’s means, digitised.',
      series: alphas.map((alpha) => ({ name: alphaText(alpha), colour: alphaColour(alpha) })),
      quantities: distances.map((value) => ({ value, label: labels[value] })),
      curves,
    });
  },
};
