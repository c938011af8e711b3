import { ink, panelTitle, type Layer, type Panel } from './page.ts';
import { binBorders, meanAt, type Grid, type GridPoint, type Quantity } from './relative-grid.ts';

/** Names and colour scales of what is measured on the grid. */
const looks: Readonly<Record<Quantity, { readonly title: string; readonly scale: 'linear' | 'log' }>> = {
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
  /** Side of the map in pixels. */
  readonly side: number;
  /** Steps whose means the colours span: those of its row, or its own. */
  readonly spanned: readonly number[];
  readonly title?: string;
  readonly axes: { readonly x: boolean; readonly y: boolean };
  readonly legend: 'none' | 'right' | 'top';
}

/** A bin of the map, in the units of its axes. */
interface Bin {
  readonly tauFrom: number;
  readonly tauTo: number;
  readonly deltaFrom: number;
  readonly deltaTo: number;
}

function binOf(point: GridPoint, grid: Grid): Bin {
  const [taus, deltas] = [binBorders(grid.taus, 'log'), binBorders(grid.deltas, 'linear')];
  const [i, j] = [grid.taus.indexOf(point.tau), grid.deltas.indexOf(point.delta)];
  return { tauFrom: taus[i]!, tauTo: taus[i + 1]!, deltaFrom: deltas[j]!, deltaTo: deltas[j + 1]! };
}

/** Values 1, 2 and 5 times a power of ten within a range. */
export function roundValues(from: number, to: number): number[] {
  const decades = Array.from({ length: 25 }, (_, i) => i - 12);
  return decades
    .flatMap((decade) => [1, 2, 5].map((digit) => Number(`${digit}e${decade}`)))
    .filter((value) => value >= from && value <= to);
}

function colourChannel(map: HeatMap) {
  const { grid, quantity, spanned, legend } = map;
  const { scale } = looks[quantity];
  const means = spanned
    .flatMap((step) => grid.points.map((point) => meanAt(point, quantity, step)))
    .filter((mean) => mean !== null);
  const [low, high] = [Math.min(...means), Math.max(...means)];
  const log = scale === 'log' && low > 0;
  const domain = log ? [low, Math.max(high, low * 1.01)] : [0, Math.max(high, 1e-12)];
  return {
    field: 'mean',
    type: 'quantitative' as const,
    scale: { type: log ? 'log' : 'linear', domain, scheme: 'viridis', nice: false },
    legend:
      legend === 'none' ? null : { ...legendLook(map, domain as [number, number], log), titlePadding: 5 },
  };
}

/** Round values beside a logarithmic bar, only the powers of ten where they would crowd. */
function legendValues(from: number, to: number): number[] {
  const values = roundValues(from, to);
  return values.length <= 6 ? values : values.filter((value) => Number.isInteger(Math.log10(value)));
}

/** A bar for a whole row with round values beside it, or a small one over a map with its two ends. */
function legendLook({ quantity, legend, side }: HeatMap, domain: readonly [number, number], log: boolean) {
  const { title } = looks[quantity];
  const shared = { orient: legend, gradientThickness: 9, format: '.3~g' };
  if (legend === 'right') {
    const ticks = log ? { values: legendValues(...domain) } : { tickCount: 4 };
    return { ...shared, ...ticks, title, offset: 12, gradientLength: side - 24 };
  }
  return {
    ...shared,
    title: null,
    format: '.2~g',
    values: domain,
    labelOverlap: false,
    offset: 6,
    direction: 'horizontal',
    gradientLength: side,
  };
}

function positions({ grid, axes, quantity, legend }: HeatMap) {
  const [taus, deltas] = [binBorders(grid.taus, 'log'), binBorders(grid.deltas, 'linear')];
  const [tauRange, deltaRange] = [
    [taus[0]!, taus.at(-1)!],
    [deltas[0]!, deltas.at(-1)!],
  ];
  // A bar over the map has no room for the quantity's name; the left-hand axis carries it for the row.
  const named = legend === 'top' ? [looks[quantity].title, 'relative scale δ'] : 'relative scale δ';
  const bare = { title: null, labels: false };
  const ticks = { values: roundValues(tauRange[0]!, tauRange[1]!), format: '~g' };
  return {
    x: {
      field: 'tauFrom',
      type: 'quantitative' as const,
      scale: { type: 'log' as const, domain: tauRange, nice: false },
      axis: { grid: false, ...ticks, ...(axes.x ? { title: 'overall scale τ' } : bare) },
    },
    x2: { field: 'tauTo' },
    y: {
      field: 'deltaFrom',
      type: 'quantitative' as const,
      scale: { domain: deltaRange, nice: false, zero: false },
      axis: { grid: false, tickCount: 5, ...(axes.y ? { title: named } : bare) },
    },
    y2: { field: 'deltaTo' },
  };
}

/** Two diagonals through each bin: a point of which a seed diverged. */
function crosses(bins: readonly Bin[], map: HeatMap): Layer {
  const values = bins.flatMap((bin) => [bin, { ...bin, deltaFrom: bin.deltaTo, deltaTo: bin.deltaFrom }]);
  return {
    data: { values },
    mark: { type: 'rule', color: '#c0392b', strokeWidth: 1 },
    encoding: positions(map),
  };
}

/**
 * A map of the mean over seeds at one step, over overall scale τ (logarithmic) and relative scale δ. A point
 * of which a seed did not finish is crossed out and not coloured; a point that was not run is grey.
 */
export function heatMap(map: HeatMap): Panel {
  const { grid, quantity, step, side, title } = map;
  const placed = grid.points.map((point) => ({
    ...binOf(point, grid),
    mean: meanAt(point, quantity, step),
    unfinished: point.unfinished,
  }));
  const encoding = positions(map);
  return {
    width: side,
    height: side,
    view: { fill: ink.missing, stroke: ink.faint },
    ...(title === undefined ? {} : { title: panelTitle(title) }),
    layer: [
      {
        data: { values: placed.filter(({ mean }) => mean !== null) },
        // A pixel too far to the right and up, under the next bin: closes the seams that anti-aliasing leaves between bins.
        mark: { type: 'rect', x2Offset: 1, y2Offset: -1, clip: true },
        encoding: {
          ...encoding,
          color: colourChannel(map),
        },
      },
      crosses(
        placed.filter(({ unfinished }) => unfinished > 0),
        map,
      ),
    ],
  };
}
