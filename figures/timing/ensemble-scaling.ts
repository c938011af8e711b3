import type { Comparison } from '../../schemas/comparison.d.ts';
import type { Drawing } from '../shared/figure.ts';
import { logAxis } from '../shared/log-axis.ts';
import { page, panelTitle, type Panel } from '../shared/page.ts';
import { deviceLines, timingChannel, type TimingFigure } from './timing-figure.ts';

interface Point {
  readonly timing: string;
  readonly series: string;
  readonly members: number;
  readonly perSecond: number;
}

/** Points of every series, one for each number of members a device was timed at. */
function pointsOf({ timings }: Comparison): Point[] {
  return timings.flatMap(({ label, benchmarks }) => {
    const seen = new Set<string>();
    return benchmarks.flatMap(({ series, members, perSecond }) => {
      const key = `${series ?? ''} ${members}`;
      if (series === undefined || seen.has(key)) return [];
      seen.add(key);
      return [{ timing: label, series, members, perSecond }];
    });
  });
}

function panel(series: string, points: readonly Point[], labels: readonly string[]): Panel {
  const members = points.map((point) => point.members);
  const rates = points.map(({ perSecond }) => perSecond);
  const x = {
    field: 'members',
    type: 'quantitative' as const,
    ...logAxis('networks side by side', [0.9, Math.max(2, ...members) * 1.1]),
  };
  const y = {
    field: 'perSecond',
    type: 'quantitative' as const,
    ...logAxis('steps of all networks per second', [Math.min(...rates) / 1.5, Math.max(...rates) * 1.5]),
  };
  return {
    width: 320,
    height: 240,
    title: panelTitle(series),
    data: { values: [...points].sort((p, q) => p.members - q.members) },
    mark: { type: 'line', point: { filled: true, size: 45 } },
    encoding: { x, y, color: timingChannel(labels) },
  };
}

function draw(comparison: Comparison): Drawing {
  const points = pointsOf(comparison);
  const series = [...new Set(points.map((point) => point.series))];
  if (series.length === 0)
    return { state: 'unavailable', reason: 'no step was timed at several ensemble sizes' };
  const labels = comparison.timings.map(({ label }) => label);
  return {
    state: 'drawn',
    spec: page({
      title: 'What training networks side by side brings',
      subtitle: [
        ...deviceLines(comparison),
        'A flat line: nothing. A line of slope one: another network costs no time.',
      ],
      rows: [
        series.map((name) =>
          panel(
            name,
            points.filter((point) => point.series === name),
            labels,
          ),
        ),
      ],
    }),
  };
}

/** Throughput over the number of networks trained side by side, a panel a series. */
export const ensembleScaling: TimingFigure = { id: 'ensemble-scaling', draw };
