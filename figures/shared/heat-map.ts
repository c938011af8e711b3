import { numberText } from './number-text.ts';
import { ink, panelTitle, type Layer, type Panel } from './page.ts';
import { summaryAt, type Grid, type Quantity } from './relative-grid.ts';
import { roundValues } from './round-values.ts';

/** Names and colour scales of what is measured on the grid. */
export const looks: Readonly<Record<Quantity, { readonly title: string; readonly scale: 'linear' | 'log' }>> =
  {
    kernelDistance: { title: 'kernel distance S(0, t)', scale: 'linear' },
    hammingDistance: { title: 'Hamming distance (units)', scale: 'linear' },
    parameterDistance: { title: 'parameter distance ‖θₜ − θ₀‖', scale: 'log' },
    testLoss: { title: 'test loss (MSE)', scale: 'log' },
    trainLoss: { title: 'training loss (MSE)', scale: 'log' },
  };

/** What one heat map shows, and which of its surroundings it draws. */
export interface HeatMap {
  readonly grid: Grid;
  readonly quantity: Quantity;
  readonly step: number;
  /** Side of the map in pixels, about: cells have whole pixels. */
  readonly side: number;
  /** Steps whose means the colours span: those of its row. */
  readonly spanned: readonly number[];
  readonly title?: string;
  readonly axes: { readonly x: boolean; readonly y: boolean };
  readonly legend: boolean;
  /** Mean and deviation are written into cells that have room for them; else a dot marks a large deviation. */
  readonly numbers: boolean;
}

/** Least sides of a cell, in pixels, for two lines of numbers. */
const roomForNumbers = { width: 40, height: 24 } as const;
/** Deviation over seeds, as a share of the mean, from which on a dot marks a cell. */
export const largeSpread = 0.5;
/** More ticks than these would crowd. */
const mostTicks = 9;
/** Pixels that a label of τ takes, with the space beside it. */
const labelWidth = 31;

/** Whole pixels a cell, so that neighbours meet without a seam. */
function cellSize({ grid, side }: HeatMap): { width: number; height: number } {
  return { width: Math.round(side / grid.taus.length), height: Math.round(side / grid.deltas.length) };
}

/** First and last and some between, evenly. */
function ticksOf(values: readonly number[], most: number): number[] {
  const stride = Math.ceil((values.length - 1) / (most - 1)) || 1;
  const even = [1, 2, 4, 8, 16].find((each) => each >= stride) ?? stride;
  return values.filter((_, i) => i % even === 0);
}

function ordinal(
  field: string,
  title: string | null,
  values: readonly number[],
  labels: boolean,
  most: number,
) {
  const axis = {
    ...{ title, labels, values: ticksOf(values, most), grid: false, domain: false, labelAngle: 0 },
    format: '.2~g',
    formatType: 'number',
  };
  return { field, type: 'ordinal' as const, sort: null, scale: { domain: [...values] }, axis };
}

/** One cell for each value that was run, all of one size: rising τ to the right, rising δ upwards. */
function positions({ grid, axes, side }: HeatMap) {
  // Labels of τ stand side by side, those of δ below each other.
  const mostAcross = Math.min(mostTicks, 1 + Math.floor(side / labelWidth));
  return {
    x: ordinal('tau', axes.x ? 'overall scale τ' : null, grid.taus, axes.x, mostAcross),
    y: ordinal('delta', axes.y ? 'relative scale δ' : null, [...grid.deltas].reverse(), axes.y, mostTicks),
  };
}

function domainOf({ grid, quantity, spanned }: HeatMap): { log: boolean; domain: [number, number] } {
  const means = spanned.flatMap((step) =>
    grid.points.flatMap((point) => summaryAt(point, quantity, step)?.mean ?? []),
  );
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const log = looks[quantity].scale === 'log' && low > 0;
  return { log, domain: log ? [low, Math.max(high, low * 1.01)] : [0, Math.max(high, 1e-12)] };
}

/** Round values beside a logarithmic bar, only the powers of ten where they would crowd. */
function legendValues(from: number, to: number): number[] {
  const values = roundValues(from, to);
  return values.length <= 6 ? values : values.filter((value) => Number.isInteger(Math.log10(value)));
}

function colourChannel(map: HeatMap) {
  const { log, domain } = domainOf(map);
  const ticks = log ? { values: legendValues(...domain) } : { tickCount: 4 };
  return {
    field: 'mean',
    type: 'quantitative' as const,
    scale: { type: log ? 'log' : 'linear', domain, scheme: 'viridis', nice: false },
    legend: map.legend
      ? {
          ...{ title: [looks[map.quantity].title, `colours ${log ? 'logarithmic' : 'linear'}`], ...ticks },
          ...{ gradientThickness: 9, format: '.3~g', offset: 12, gradientLength: map.side - 34 },
        }
      : null,
  };
}

/** A number in a cell: two significant digits, 8.6e−4 below a thousandth. */
function cellText(value: number): string {
  if (value !== 0 && Math.abs(value) < 1e-3)
    return value
      .toExponential(1)
      .replace(/\.0(?=e)/, '')
      .replaceAll('-', '−');
  return numberText(value, 2).replace(/^(−?)0\./, '$1.');
}

/** The map's cells: one row each, mean null where a seed did not finish or the step was not recorded. */
function cellsOf({ grid, quantity, step }: HeatMap) {
  return grid.points.map((point) => {
    const summary = summaryAt(point, quantity, step);
    return {
      ...{ tau: point.tau, delta: point.delta, step, unfinished: point.unfinished },
      ...(summary === null ? { mean: null } : summary),
    };
  });
}

/** Mean and deviation in each cell, in the ink that its colour leaves legible. */
function numberLayers(map: HeatMap, filled: readonly { mean: number; deviation: number }[]): Layer[] {
  const { log, domain } = domainOf(map);
  const middle = log ? Math.sqrt(domain[0] * domain[1]) : (domain[0] + domain[1]) / 2;
  const values = filled.map((cell) => ({
    ...{ ...cell, text: cellText(cell.mean), spread: `±${cellText(cell.deviation)}` },
    pale: cell.mean > middle,
  }));
  const line = (field: string, dy: number, fontSize: number): Layer => ({
    name: field,
    data: { values },
    mark: { type: 'text', fontSize, dy },
    encoding: {
      ...positions(map),
      text: { field, type: 'nominal' },
      color: { condition: { test: 'datum.pale', value: ink.strong }, value: 'white' },
    },
  });
  return [line('text', -5, 9.5), line('spread', 6, 8)];
}

/** A dot where seeds differ much. */
function spreadLayer(map: HeatMap, filled: readonly { mean: number; deviation: number }[]): Layer {
  const values = filled.filter(({ mean, deviation }) => deviation > largeSpread * mean);
  return {
    name: 'spread',
    data: { values },
    mark: { type: 'point', filled: true, size: 13, color: 'white', stroke: ink.strong, strokeWidth: 0.7 },
    encoding: positions(map),
  };
}

/**
 * A map of the mean over seeds at one step, over overall scale τ and relative scale δ: a cell of one size for each
 * value that was run, labelled with it. A point of which a seed did not finish is crossed out and not coloured; a point
 * that was not run is grey.
 */
export function heatMap(map: HeatMap): Panel {
  const { grid, title } = map;
  const { width, height } = cellSize(map);
  const placed = cellsOf(map);
  const filled = placed.flatMap((cell) => (cell.mean === null ? [] : [cell as typeof cell & Filled]));
  const numbers =
    map.numbers && width >= roomForNumbers.width && height >= roomForNumbers.height
      ? numberLayers(map, filled)
      : [spreadLayer(map, filled)];
  const crossed = placed.filter(({ unfinished }) => unfinished > 0);
  return {
    width: width * grid.taus.length,
    height: height * grid.deltas.length,
    view: { fill: ink.missing, stroke: ink.faint },
    ...(title === undefined ? {} : { title: panelTitle(title) }),
    layer: [
      {
        name: 'cells',
        data: { values: filled },
        mark: { type: 'rect' },
        encoding: { ...positions(map), color: colourChannel(map) },
      },
      ...numbers,
      {
        name: 'unfinished',
        data: { values: crossed },
        mark: { type: 'text', text: '×', fontSize: Math.min(24, height), color: '#c0392b' },
        encoding: positions(map),
      },
    ],
  };
}

interface Filled {
  readonly mean: number;
  readonly deviation: number;
}
