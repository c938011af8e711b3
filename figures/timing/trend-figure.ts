import type { Trend } from '../../schemas/timing-trend.ts';
import type { Drawing } from '../shared/figure.ts';
import { logAxis } from '../shared/log-axis.ts';
import { ink, page, panelTitle, type Panel } from '../shared/page.ts';

const columns = 3;
const colours = { slower: '#d55e00', faster: '#0072b2' } as const;

/** One benchmark: its times over the first, timing by timing, and where they stepped. */
function panel({ id, points, steps }: Trend): Panel {
  const first = points[0]!.milliseconds;
  const all = points.flatMap(({ milliseconds, range: ends }) =>
    [milliseconds, ...ends].map((value) => value / first),
  );
  const range = [Math.min(0.8, ...all) / 1.05, Math.max(1.25, ...all) * 1.05] as const;
  const values = points.map(({ milliseconds, range: [low, high] }, i) => ({
    timing: i + 1,
    relative: milliseconds / first,
    low: low / first,
    high: high / first,
  }));
  const x = {
    field: 'timing',
    type: 'quantitative' as const,
    scale: { domain: [0.5, points.length + 0.5], nice: false },
    axis: { title: 'timing', tickMinStep: 1, format: 'd' },
  };
  const y = { field: 'relative', type: 'quantitative' as const, ...logAxis('time over the first', range) };
  const clip = true;
  return {
    width: 230,
    height: 110,
    title: panelTitle(id),
    layer: [
      {
        data: {
          values: steps.map(({ at, ratio }) => ({ timing: at + 0.5, kind: ratio > 1 ? 'slower' : 'faster' })),
        },
        mark: { type: 'rule', strokeWidth: 2 },
        encoding: {
          x,
          color: {
            field: 'kind',
            type: 'nominal',
            scale: { domain: Object.keys(colours), range: Object.values(colours) },
            legend: { title: 'step', orient: 'top' },
          },
        },
      },
      {
        data: { values },
        mark: { type: 'rule', stroke: ink.faint, clip },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
      },
      {
        data: { values },
        mark: { type: 'line', stroke: ink.strong, point: { size: 20, fill: ink.strong }, clip },
        encoding: { x, y },
      },
    ],
  };
}

/**
 * How every benchmark went on one device, over its timings.
 * @param device for the subtitle
 */
export function trendFigure(trends: readonly Trend[], device: string): Drawing {
  if (trends.length === 0) return { state: 'unavailable', reason: 'no reliable timing is kept' };
  const panels = trends.map(panel);
  const rows = Array.from({ length: Math.ceil(panels.length / columns) }, (_, i) =>
    panels.slice(i * columns, (i + 1) * columns),
  );
  const { points } = trends[0]!;
  return {
    state: 'drawn',
    spec: page({
      title: 'Timings of one device over its history',
      subtitle: [
        device,
        `${points.length} timings from ${points[0]!.date.slice(0, 10)} to ${points.at(-1)!.date.slice(0, 10)}; bars: the middle half of the processes.`,
      ],
      rows,
    }),
  };
}
