import type { ReluExperiments } from '../../schemas/relu.d.ts';
import { mean } from '../../core/statistics/mean.ts';
import { numberText } from '../shared/number-text.ts';
import type { Spec } from '../shared/figure.ts';
import { config } from '../shared/page.ts';
import { relativeGrid, type Grid, type Quantity } from '../shared/relative-grid.ts';
import type { Control, Explorer, Table } from './explorer.ts';

const quantities: readonly { readonly value: Quantity; readonly label: string }[] = [
  { value: 'kernelDistance', label: 'kernel distance' },
  { value: 'testLoss', label: 'test loss' },
  { value: 'trainLoss', label: 'training loss' },
  { value: 'hammingDistance', label: 'Hamming distance' },
  { value: 'parameterDistance', label: 'parameter distance' },
];

/** Values beyond which seeds are told by their mean, so that the page stays small: a grid of the paper’s size. */
const mostValues = 30_000;

function tableOf({ points, seeds, steps }: Grid): Table {
  const isWhole = points.length * seeds.length * steps.length * quantities.length <= mostValues;
  const rows = points.flatMap(({ tau, delta, rows: runs }) =>
    steps.flatMap((step) =>
      quantities.flatMap(({ value: quantity }) => {
        const values = runs.map((run) => run.find((row) => row.step === step)?.[quantity]);
        const known = values.flatMap((value, index) =>
          value === undefined ? [] : [[index, value] as const],
        );
        const place = [Number(tau.toPrecision(4)), delta, step, quantity];
        if (known.length === 0) return [];
        if (!isWhole)
          return [[...place, 'mean', Number(mean(known.map(([, value]) => value)).toPrecision(4))]];
        return known.map(([index, value]) => [
          ...place,
          `run ${index + 1} of ${runs.length}`,
          Number(value.toPrecision(4)),
        ]);
      }),
    ),
  );
  return { columns: ['tau', 'delta', 'step', 'quantity', 'seed', 'value'], rows };
}

function map(isLog: boolean): object {
  const scale = isLog ? { type: 'log' } : { zero: false };
  return {
    title: 'mean over runs; click a cell, or drag over several',
    width: { step: 40 },
    height: { step: 28 },
    transform: [
      { filter: 'datum.step === step && datum.quantity === quantity' },
      { aggregate: [{ op: 'mean', field: 'value', as: 'mean' }], groupby: ['tau', 'delta'] },
      ...(isLog ? [{ filter: 'datum.mean > 0' }] : []),
    ],
    encoding: {
      x: { field: 'tau', type: 'ordinal', title: 'overall scale τ', axis: { labelAngle: 0, format: '.2~g' } },
      y: { field: 'delta', type: 'ordinal', title: 'relative scale δ', sort: 'descending' },
    },
    layer: [
      {
        params: [{ name: 'brush', select: { type: 'interval', encodings: ['x', 'y'] } }],
        mark: { type: 'rect' },
        encoding: {
          color: {
            ...{ field: 'mean', type: 'quantitative', scale: { ...scale, scheme: 'viridis' } },
            legend: { title: null, format: '.2~g', gradientLength: 120 },
          },
          tooltip: [
            { field: 'tau', type: 'quantitative', title: 'τ', format: '.3~g' },
            { field: 'delta', type: 'quantitative', title: 'δ', format: '.3~g' },
            { field: 'mean', type: 'quantitative', title: 'mean', format: '.4~g' },
          ],
        },
      },
      {
        transform: [{ filter: 'datum.tau === tau && datum.delta === delta' }],
        mark: { type: 'rect', fillOpacity: 0, stroke: '#e05418', strokeWidth: 2.5 },
      },
    ],
  };
}

function curves(isLog: boolean): object {
  const y = {
    field: 'value',
    type: 'quantitative',
    title: null,
    scale: isLog ? { type: 'log' } : { zero: false },
  };
  const x = { field: 'step', type: 'quantitative', scale: { type: 'log' }, title: 'step' };
  const color = { field: 'cell', type: 'nominal', legend: { title: 'cell', orient: 'bottom', columns: 2 } };
  return {
    title: 'its runs, step by step',
    width: 240,
    height: 200,
    transform: [
      { filter: 'datum.quantity === quantity' },
      {
        filter: {
          or: [{ param: 'brush', empty: false }, 'datum.tau === tau && datum.delta === delta'],
        },
      },
      ...(isLog ? [{ filter: 'datum.value > 0' }] : []),
      { calculate: "'τ = ' + format(datum.tau, '.2~g') + ', δ = ' + format(datum.delta, '~g')", as: 'cell' },
    ],
    layer: [
      {
        mark: { type: 'line', strokeWidth: 1.5, opacity: 0.7 },
        encoding: { x, y, color, detail: { field: 'seed' } },
      },
      {
        mark: { type: 'point', filled: true, size: 42, opacity: 0.8 },
        encoding: {
          ...{ x, y, color },
          tooltip: [
            { field: 'cell', type: 'nominal', title: 'cell' },
            { field: 'seed', type: 'nominal', title: 'run' },
            { field: 'step', type: 'quantitative', title: 'step', format: ',' },
            { field: 'value', type: 'quantitative', title: 'value', format: '.4~g' },
          ],
        },
      },
    ],
  };
}

function controlsOf({ taus, deltas, steps }: Grid): Control[] {
  const numbers = (values: readonly number[]) =>
    values.map((value) => ({ value: Number(value.toPrecision(4)), label: numberText(value, 2) }));
  return [
    {
      kind: 'choice',
      signal: 'quantity',
      label: 'Quantity',
      options: quantities,
      value: quantities[0]!.value,
    },
    {
      ...{ kind: 'choice', signal: 'step', label: 'Step' },
      options: steps.map((step) => ({ value: step, label: step.toLocaleString('en-US') })),
      value: steps.find((step) => step === 100) ?? steps.at(-1)!,
    },
    { kind: 'choice', signal: 'tau', label: 'τ', options: numbers(taus), value: numbers(taus)[0]!.value },
    {
      ...{ kind: 'choice', signal: 'delta', label: 'δ' },
      ...{ options: numbers(deltas), value: numbers(deltas).at(-1)!.value },
    },
  ];
}

export const explorer: Explorer<ReluExperiments> = {
  figure: 'figure-1b',
  suite: 'relu',
  explore: (cells) => {
    const grid = relativeGrid(cells);
    if (grid.steps.length === 0) return undefined;
    const controls = controlsOf(grid);
    return {
      title: 'Look into a cell of the grid',
      hint: 'Click a cell (τ, δ) to see its runs beside it, drag over several to compare them, point at a dot for its value.',
      controls,
      scales: [{ name: 'y', label: 'logarithmic values', isLog: true }],
      picks: ['tau', 'delta'],
      spec: ({ y = false }) =>
        ({
          $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
          config,
          data: { name: 'rows' },
          params: controls.map(({ signal, value }) => ({ name: signal, value })),
          spacing: 40,
          hconcat: [map(y), curves(y)],
          resolve: { scale: { color: 'independent' } },
        }) as Spec,
      rows: tableOf(grid),
    };
  },
};
