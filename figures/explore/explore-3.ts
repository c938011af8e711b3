import type { LinearExperiments, Path } from '../../schemas/linear.d.ts';
import { relativeScaleColour, relativeScaleText } from '../shared/relative-scale.ts';
import { thinned } from '../shared/thinned.ts';
import { orthogonalStarts } from '../shared/trajectories.ts';
import { curvesExploration, type Curve } from './curves.ts';
import type { Explorer } from './explorer.ts';

const quantities: readonly { readonly value: 'kernelDistance' | 'mu' | 'phi'; readonly label: string }[] = [
  { value: 'kernelDistance', label: 'kernel distance S(0, t)' },
  { value: 'mu', label: 'signed magnitude μ' },
  { value: 'phi', label: 'alignment φ' },
];

/** A curve’s points, without those that a drawing of 500 pixels would not show. */
function pointsOf(times: readonly number[], values: readonly number[]): [number, number][] {
  const last = times.at(-1) ?? 1;
  const placed = times.map((time, i) => [(500 * time) / last, 300 * values[i]!]);
  return thinned(placed, 0.5).map((i) => [times[i]!, values[i]!]);
}

export const explorer: Explorer<LinearExperiments> = {
  figure: 'figure-3',
  suite: 'linear',
  explore: (cells) => {
    const found = orthogonalStarts(cells);
    const curves = found.flatMap(({ parameters: { delta, times }, measurements }) =>
      quantities.map(({ value }): Curve => {
        const path: Path = measurements.exact;
        const series = relativeScaleText(delta);
        return { quantity: value, series, seed: 'closed form', points: pointsOf(times, path[value]) };
      }),
    );
    return curvesExploration({
      ...{
        title: 'Time by time',
        x: 'time t',
        seriesLabel: 'relative scale δ',
        xIsLog: false,
        yIsLog: false,
      },
      hint: 'Choose what is drawn and which δ, and point at a dot for its value.',
      series: found.map(({ parameters: { delta } }) => ({
        name: relativeScaleText(delta),
        colour: relativeScaleColour(delta),
      })),
      ...{ quantities, curves },
    });
  },
};
