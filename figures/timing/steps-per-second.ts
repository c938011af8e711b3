import type { Comparison } from '../../schemas/comparison.d.ts';
import type { Drawing } from '../shared/figure.ts';
import { logAxis } from '../shared/log-axis.ts';
import { page } from '../shared/page.ts';
import { deviceLines, timingChannel, type TimingFigure } from './timing-figure.ts';

function draw(comparison: Comparison): Drawing {
  const labels = comparison.timings.map(({ label }) => label);
  const values = comparison.timings.flatMap(({ label, benchmarks }) =>
    benchmarks
      .filter(({ group, phase }) => group === 'suite' && phase === 'train')
      .map(({ id, perSecond, interval }) => ({
        timing: label,
        id,
        perSecond,
        low: 1e3 / interval[1]!,
        high: 1e3 / interval[0]!,
      })),
  );
  if (values.length === 0) return { state: 'unavailable', reason: 'no training step was timed' };
  const steps = new Set(values.map(({ id }) => id)).size;
  const rates = values.flatMap(({ low, high }) => [low, high]);
  const range = [Math.min(...rates) / 1.5, Math.max(...rates) * 1.5] as const;
  const axis = logAxis('steps of one network per second', range);
  const x = { field: 'perSecond', type: 'quantitative' as const, ...axis };
  const y = {
    field: 'id',
    type: 'nominal' as const,
    sort: null,
    axis: { title: null, labelLimit: 0, grid: true },
  };
  const yOffset = { field: 'timing', sort: [...labels] };
  const color = timingChannel(labels);
  return {
    state: 'drawn',
    spec: page({
      title: 'Training steps per second, by device',
      subtitle: deviceLines(comparison),
      rows: [
        [
          {
            width: 380,
            height: steps * (12 + 14 * labels.length),
            data: { values },
            layer: [
              {
                mark: { type: 'rule', strokeWidth: 2 },
                encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y, yOffset, color },
              },
              {
                mark: { type: 'point', filled: true, size: 55, opacity: 1 },
                encoding: { x, y, yOffset, color },
              },
            ],
          },
        ],
      ],
    }),
  };
}

/** Steps of one network per second, every training step of the suites by device. */
export const stepsPerSecond: TimingFigure = { id: 'steps-per-second', draw };
