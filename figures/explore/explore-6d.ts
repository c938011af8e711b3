import type { GrokkingExperiments } from '../../schemas/grokking.d.ts';
import { groupBy } from '../../core/statistics/group-by.ts';
import { times } from '../figure-6d.ts';
import { atUsualRate, runGroups, timesOf } from '../shared/grokking-runs.ts';
import { curvesExploration, type Curve } from './curves.ts';
import type { Explorer } from './explorer.ts';

export const explorer: Explorer<GrokkingExperiments> = {
  figure: 'figure-6d',
  suite: 'grokking',
  explore: (cells) => {
    const groups = runGroups(cells, atUsualRate(cells)).filter(({ tau }) => tau === 1);
    const curves = times.flatMap(({ name, label }): Curve[] => {
      const arrived = groups.flatMap((group) =>
        timesOf(group, name)
          .filter(({ censored }) => !censored)
          .map(({ seed, steps }) => ({ alpha: group.alpha, seed, steps })),
      );
      return [...groupBy(arrived, ({ seed }) => seed)].map(([seed, runs]) => ({
        ...{ quantity: 'steps', series: label, seed: `seed ${seed}` },
        points: runs.map(({ alpha, steps }) => [alpha, steps]),
      }));
    });
    return curvesExploration({
      ...{ title: 'Seed by seed', x: 'α', seriesLabel: 'steps to', xIsLog: true, yIsLog: true },
      hint: 'A line joins the runs of one seed. Runs that did not arrive are left out here. Point at a dot for its value.',
      series: times.map(({ label, colour }) => ({ name: label, colour })),
      quantities: [{ value: 'steps', label: 'steps' }],
      curves,
    });
  },
};
