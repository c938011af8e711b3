import type { TimingHistory } from '../../schemas/timing-history.d.ts';
import type { Trend, TrendPoint, TrendStep } from '../../schemas/timing-trend.ts';
import { changePoints } from '../statistics/change-points.ts';
import { median, quantile } from '../statistics/median.ts';
import { millisecondsOf } from './process-times.ts';
import { sameWithin } from './speed-verdict.ts';

/** Fewer timings than this show no step that could be told from chance. */
export const fewestForSteps = 8;

type Kept = TimingHistory['entries'][number]['benchmarks'][number];

/** The timings of a benchmark: reliable ones, of the suite version of the last. */
function pointsOf({ entries }: TimingHistory, id: string): TrendPoint[] {
  const kept = entries.flatMap((entry) => {
    const benchmark = entry.benchmarks.find((each) => each.id === id);
    const usable = benchmark !== undefined && entry.reliability.state === 'reliable';
    return usable ? [{ entry, benchmark }] : [];
  });
  const version = kept.at(-1)?.benchmark.suiteVersion;
  return kept
    .filter(({ benchmark }) => benchmark.suiteVersion === version)
    .map(({ entry: { date, revision }, benchmark }) => ({
      date,
      ...(revision === undefined ? {} : { revision }),
      ...millisecondsIn(benchmark),
    }));
}

function millisecondsIn({ processTimes, unit }: Kept): Pick<TrendPoint, 'milliseconds' | 'range'> {
  const values = processTimes.map((value) => value * millisecondsOf(unit));
  return { milliseconds: median(values), range: [quantile(values, 0.25), quantile(values, 0.75)] };
}

/** Steps in a series of timings that are larger than what is called the same. */
export function stepsOf(points: readonly TrendPoint[]): TrendStep[] {
  if (points.length < fewestForSteps) return [];
  const values = points.map(({ milliseconds }) => Math.log(milliseconds));
  const bounds = [0, ...changePoints(values), values.length];
  return bounds.slice(1, -1).flatMap((at, i) => {
    const before = median(values.slice(bounds[i], at));
    const after = median(values.slice(at, bounds[i + 2]));
    const { date, revision } = points[at]!;
    const step = {
      at,
      date,
      ...(revision === undefined ? {} : { revision }),
      ratio: Math.exp(after - before),
    };
    return Math.abs(after - before) > Math.log1p(sameWithin) ? [step] : [];
  });
}

/** How each benchmark of a history went, with its steps. */
export function trendsOf(history: TimingHistory): Trend[] {
  const ids = new Set(history.entries.flatMap(({ benchmarks }) => benchmarks.map(({ id }) => id)));
  return [...ids].flatMap((id) => {
    const points = pointsOf(history, id);
    return points.length === 0 ? [] : [{ id, points, steps: stepsOf(points) }];
  });
}
