import type { Spec } from '../shared/figure.ts';
import { config } from '../shared/page.ts';
import { shownSeeds } from '../shared/shown-seeds.ts';
import type { Exploration, Option, Table } from './explorer.ts';

/** One line: a quantity of one series and seed against x. */
export interface Curve {
  readonly quantity: string;
  readonly series: string;
  /** `seed 100`, or whose curve it is. */
  readonly seed: string;
  readonly points: readonly (readonly [number, number])[];
}

export interface Curves {
  readonly title: string;
  readonly hint: string;
  readonly x: string;
  readonly xIsLog: boolean;
  readonly yIsLog: boolean;
  /** What the series are: α. */
  readonly seriesLabel: string;
  /** Each series with its colour, in the order of the key. */
  readonly series: readonly { readonly name: string; readonly colour: string }[];
  /** Each quantity that there are curves of, with the title of its axis. */
  readonly quantities: readonly Option[];
  readonly curves: readonly Curve[];
}

/** Seed of curves that are the paper’s: they are dashed. */
export const ofPaper = 'the paper';

function tableOf(curves: readonly Curve[]): Table {
  return {
    columns: ['quantity', 'series', 'seed', 'x', 'value'],
    rows: curves.flatMap(({ quantity, series, seed, points }) =>
      points.map(([x, value]) => [
        quantity,
        series,
        seed,
        Number(x.toPrecision(5)),
        Number(value.toPrecision(5)),
      ]),
    ),
  };
}

function spec({ x, series, seriesLabel }: Curves, isLog: Readonly<Record<string, boolean>>): Spec {
  const scale = (log: boolean | undefined) =>
    log === true ? { type: 'log', nice: false } : { zero: false, nice: false };
  const positive = ['x', 'y'].flatMap((axis) =>
    isLog[axis] === true ? [{ filter: `datum.${axis === 'x' ? 'x' : 'value'} > 0` }] : [],
  );
  const line = {
    x: { field: 'x', type: 'quantitative', scale: scale(isLog['x']), title: x },
    y: { field: 'value', type: 'quantitative', scale: scale(isLog['y']), title: null },
    detail: { field: 'seed' },
    color: {
      field: 'series',
      type: 'nominal',
      scale: { domain: series.map(({ name }) => name), range: series.map(({ colour }) => colour) },
      legend: { title: seriesLabel, symbolType: 'stroke', symbolStrokeWidth: 3, symbolOpacity: 1 },
    },
    strokeDash: { condition: { test: `datum.seed === '${ofPaper}'`, value: [4, 3] }, value: [1, 0] },
  };
  const tooltip = [
    { field: 'series', type: 'nominal', title: seriesLabel },
    { field: 'seed', type: 'nominal', title: 'run' },
    { field: 'x', type: 'quantitative', title: x, format: '.4~g' },
    { field: 'value', type: 'quantitative', title: 'value', format: '.4~g' },
  ];
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    config,
    width: 460,
    height: 280,
    data: { name: 'rows' },
    transform: [{ filter: 'datum.quantity === quantity && indexof(shown, datum.series) >= 0' }, ...positive],
    layer: [
      { mark: { type: 'line', strokeWidth: 1.6, opacity: 0.65 }, encoding: line },
      {
        mark: { type: 'point', filled: true, size: 34, opacity: 0.75 },
        encoding: { x: line.x, y: line.y, color: line.color, tooltip },
      },
    ],
  } as Spec;
}

/** Curves of which a reader chooses the quantity, the series and the scales, and reads values by pointing. */
export function curvesExploration(curves: Curves): Exploration | undefined {
  if (curves.curves.length === 0) return undefined;
  const seeds = curves.curves.map(({ seed }) => seed).filter((seed) => seed !== ofPaper);
  const { shown, says } = shownSeeds(seeds);
  const names = curves.series.map(({ name }) => name);
  const options = names.map((name) => ({ value: name, label: name }));
  return {
    title: curves.title,
    hint: says === undefined ? curves.hint : `${curves.hint} ${says}.`,
    controls: [
      ...(curves.quantities.length > 1
        ? [
            {
              ...{ kind: 'choice' as const, signal: 'quantity', label: 'Quantity' },
              ...{ options: curves.quantities, value: curves.quantities[0]!.value },
            },
          ]
        : []),
      { kind: 'set', signal: 'shown', label: curves.seriesLabel, options, value: names },
    ],
    scales: [
      { name: 'x', label: `logarithmic ${curves.x}`, isLog: curves.xIsLog },
      { name: 'y', label: 'logarithmic values', isLog: curves.yIsLog },
    ],
    picks: [],
    spec: (isLog) => ({
      ...spec(curves, isLog),
      params: [
        { name: 'quantity', value: curves.quantities[0]!.value },
        { name: 'shown', value: names },
      ],
    }),
    rows: tableOf(curves.curves.filter(({ seed }) => seed === ofPaper || shown.has(seed))),
  };
}
