import type { ComparedBenchmark, Comparison } from '../../schemas/comparison.d.ts';
import type { Drawing } from '../shared/figure.ts';
import { ink, page, panelTitle, type Layer, type Panel } from '../shared/page.ts';
import { logAxis } from '../shared/log-axis.ts';
import { deviceLines, type TimingFigure } from './timing-figure.ts';

const verdictColours = { slower: '#d55e00', faster: '#0072b2', same: '#5f6368', unclear: '#b0b4b8' } as const;
const rowHeight = 17;

type Comparisons = Comparison['comparisons'];

function rows(benchmarks: readonly ComparedBenchmark[]) {
  return benchmarks.map(({ id, ratio, interval, verdict, byCalibration, byRoofline }) => ({
    id,
    ratio,
    low: interval[0]!,
    high: interval[1]!,
    verdict: verdict ?? 'described',
    ...(byCalibration === undefined ? {} : { byCalibration }),
    ...(byRoofline === undefined ? {} : { byRoofline }),
  }));
}

/** A range over all ratios and their intervals, with 1 in it. */
function domain(comparisons: Comparisons): [number, number] {
  const values = comparisons.flatMap(({ benchmarks }) =>
    rows(benchmarks).flatMap(({ low, high, byCalibration = 1, byRoofline = 1 }) => [
      low,
      high,
      byCalibration,
      byRoofline,
    ]),
  );
  return [Math.min(0.9, ...values) * 0.95, Math.max(1.1, ...values) * 1.05];
}

function panel({ reference, other, kind, benchmarks }: Comparisons[number], range: [number, number]): Panel {
  const y = {
    field: 'id',
    type: 'nominal' as const,
    sort: null,
    axis: { title: null, labelLimit: 0, grid: true },
  };
  const axis = logAxis(`time of ${other} / time of ${reference}`, range);
  const x = { field: 'ratio', type: 'quantitative' as const, ...axis };
  const verdicts = Object.keys(verdictColours) as (keyof typeof verdictColours)[];
  const color =
    kind === 'tested'
      ? {
          field: 'verdict',
          type: 'nominal' as const,
          scale: { domain: verdicts, range: verdicts.map((verdict) => verdictColours[verdict]) },
          legend: { title: null, orient: 'top' as const },
        }
      : { value: ink.strong };
  const normalised = (field: string, stroke: string): Layer => ({
    mark: { type: 'point', shape: 'diamond', size: 45, filled: false, stroke, strokeWidth: 1.5 },
    encoding: { x: { ...x, field }, y },
  });
  return {
    width: 300,
    height: rowHeight * benchmarks.length,
    title: panelTitle(
      kind === 'tested' ? 'tested' : 'described; diamonds: over calibration (blue), over roofline (orange)',
    ),
    data: { values: rows(benchmarks) },
    layer: [
      {
        data: { values: [{ one: 1 }] },
        mark: { type: 'rule', stroke: ink.soft },
        encoding: { x: { ...x, field: 'one' } },
      },
      {
        mark: { type: 'rule', strokeWidth: 2 },
        encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y, color },
      },
      { mark: { type: 'point', filled: true, size: 50, opacity: 1 }, encoding: { x, y, color } },
      ...(kind === 'descriptive'
        ? [normalised('byCalibration', '#0072b2'), normalised('byRoofline', '#d55e00')]
        : []),
    ],
  };
}

function draw(comparison: Comparison): Drawing {
  const { comparisons } = comparison;
  const range = domain(comparisons);
  return {
    state: 'drawn',
    spec: page({
      title: 'How long each benchmark takes, over the reference',
      subtitle: [
        ...deviceLines(comparison),
        'Medians over processes, or pairs that took turns, 95 % bootstrap intervals; left of 1 is faster.',
      ],
      rows: comparisons.map((each) => [panel(each, range)]),
      ownColours: true,
    }),
  };
}

/** Ratio of each benchmark with its interval, a panel a comparison. */
export const ratioPlot: TimingFigure = { id: 'ratios', draw };
