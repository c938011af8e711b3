import type { Comparison } from '../../schemas/comparison.d.ts';
import type { Drawing } from '../shared/figure.ts';
import { logAxis } from '../shared/log-axis.ts';
import { page, panelTitle, type Panel } from '../shared/page.ts';
import { deviceLines, timingChannel, type TimingFigure } from './timing-figure.ts';

interface Row {
  readonly timing: string;
  readonly claim: string;
  readonly seconds: number;
  readonly cost?: number;
}

function panel(
  rows: readonly Row[],
  field: 'seconds' | 'cost',
  title: string,
  labels: readonly string[],
): Panel {
  const values = rows.filter((row) => (row[field] ?? 0) > 0);
  const amounts = values.map((row) => row[field]!);
  const range = [Math.min(...amounts) / 1.5, Math.max(...amounts) * 1.5] as const;
  const claims = new Set(values.map(({ claim }) => claim)).size;
  return {
    width: 320,
    height: claims * (8 + 10 * labels.length),
    title: panelTitle(title),
    data: { values },
    mark: { type: 'point', filled: true, size: 50, opacity: 1 },
    encoding: {
      x: { field, type: 'quantitative', ...logAxis(title, range) },
      y: { field: 'claim', type: 'nominal', sort: null, axis: { title: null, labelLimit: 0, grid: true } },
      yOffset: { field: 'timing', sort: [...labels] },
      color: timingChannel(labels),
    },
  };
}

function draw(comparison: Comparison): Drawing {
  const rows = comparison.timings.flatMap(({ label, claims = [] }) =>
    claims
      .filter(({ seconds }) => seconds > 0)
      .map(({ id, profile, seconds, cost }): Row => ({
        timing: label,
        claim: `${id} (${profile})`,
        seconds,
        ...(cost === undefined ? {} : { cost }),
      })),
  );
  if (rows.length === 0) {
    const reason = 'no timing stands beside a whole reproduction that was trained on its device';
    return { state: 'unavailable', reason };
  }
  const labels = comparison.timings.map(({ label }) => label);
  const priced = rows.some(({ cost }) => cost !== undefined);
  const panels = [
    panel(rows, 'seconds', 'seconds to the claim', labels),
    ...(priced ? [panel(rows, 'cost', 'cost of the claim', labels)] : []),
  ];
  return {
    state: 'drawn',
    spec: page({
      title: 'Time to each claim, by device',
      subtitle: [
        ...deviceLines(comparison),
        'Wall time of the cells that a claim’s evidence reads; cells that serve several claims count for each.',
      ],
      rows: [panels],
    }),
  };
}

/** How long each claim takes on each device, and what it costs where a price is known. */
export const timeToClaim: TimingFigure = { id: 'time-to-claim', draw };
