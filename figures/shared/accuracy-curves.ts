import type { CellSet } from '../../schemas/cell-set.ts';
import type { RhmExperiments } from '../../schemas/rhm.d.ts';
import { groupBy } from '../../core/statistics/group-by.ts';
import { deviation, mean } from '../../core/statistics/mean.ts';

/** Test error against training fraction, at one α: mean over seeds with their population standard deviation. */
export interface ErrorCurve {
  readonly alpha: number;
  readonly points: readonly ErrorPoint[];
}

export interface ErrorPoint {
  /** P/P_max. */
  readonly fraction: number;
  /** 1 − test accuracy. */
  readonly error: number;
  readonly deviation: number;
  /** Whether every network of the point fitted its training set. */
  readonly fitted: boolean;
}

/** The suite's networks on its largest grammar: what a profile runs on the side is left out. */
export function networksOf(cells: CellSet<RhmExperiments>) {
  const networks = cells.completed('network');
  const largest = Math.max(...networks.map(({ measurements }) => measurements.strings));
  return networks.filter(({ measurements }) => measurements.strings === largest);
}

/** Curves of the stored networks, α from upstream down. */
export function measuredCurves(cells: CellSet<RhmExperiments>): ErrorCurve[] {
  const byAlpha = groupBy(networksOf(cells), ({ parameters }) => parameters.alpha);
  const curves = [...byAlpha].map(([alpha, networks]) => {
    const bySize = groupBy(networks, ({ measurements }) => measurements.trainSamples);
    const points = [...bySize].map(([samples, same]) => {
      const errors = same.map(({ measurements }) => 1 - measurements.testAccuracy);
      return {
        fraction: samples / same[0]!.measurements.strings,
        error: mean(errors),
        deviation: deviation(errors),
        fitted: same.every(({ measurements }) => measurements.fitted),
      };
    });
    return { alpha, points: points.sort((one, other) => one.fraction - other.fraction) };
  });
  return curves.sort((one, other) => other.alpha - one.alpha);
}

interface Digitised {
  readonly series: readonly {
    readonly alpha: number;
    readonly points: readonly { readonly fraction: number; readonly error: number; readonly sd: number }[];
  }[];
}

/** The paper's curves, from baselines/paper/rhm.json; none where it is not at hand. */
export function paperCurves(paper: (file: string) => unknown): ErrorCurve[] {
  const digitised = paper('rhm.json') as Digitised | null;
  return (digitised?.series ?? []).map(({ alpha, points }) => ({
    alpha,
    points: points.map(({ fraction, error, sd }) => ({ fraction, error, deviation: sd, fitted: true })),
  }));
}
