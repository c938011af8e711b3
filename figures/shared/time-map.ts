import { numberText } from './number-text.ts';
import { ink, panelTitle, type Layer, type Panel } from './page.ts';

/** One cell of a map of times over τ and α. */
export interface TimeCell {
  /** Whose it is; where a map has both, they share a place, ours to the left. */
  readonly source: 'measured' | 'the paper';
  readonly tau: number;
  readonly alpha: number;
  /** Time relative to τ = 1, α = 1; null where it is not known. */
  readonly ratio: number | null;
  /** Steps as they are written into the cell. */
  readonly text: string;
  /** The time is known from below only. */
  readonly censored: boolean;
  /** A seed diverged or failed. */
  readonly broken: boolean;
}

/** What one map shows, and the axes it shares with its neighbours. */
export interface TimeMap {
  readonly title: string;
  readonly cells: readonly TimeCell[];
  readonly taus: readonly number[];
  readonly alphas: readonly number[];
  /** Ratios that the colours span, for all maps of a row. */
  readonly domain: readonly [number, number];
  readonly legend: boolean;
}

const cellSize = 58;
const sources = ['measured', 'the paper'] as const;

function ordinal(field: 'tau' | 'alpha', title: string, values: readonly number[]) {
  const axis = { title, grid: false, ticks: false, domain: false, labelAngle: 0 };
  return { field, type: 'ordinal' as const, sort: [...values], axis, scale: { domain: [...values] } };
}

/**
 * A map of times over τ and α, coloured by the time relative to τ = 1, α = 1 (logarithmic), the steps written into each
 * cell. A bound from below has no colour but a dashed border and a "≥"; a cell of which a seed diverged is crossed; what was not
 * run is grey.
 */
export function timeMap({ title, cells, taus, alphas, domain, legend }: TimeMap): Panel {
  const x = ordinal('tau', 'output scale τ', taus);
  const y = ordinal(
    'alpha',
    'α (above 1: upstream)',
    [...alphas].sort((a, b) => b - a),
  );
  const both = sources.every((source) => cells.some((cell) => cell.source === source));
  const place = {
    x,
    y,
    ...(both ? { xOffset: { field: 'source', scale: { domain: [...sources] } } } : {}),
  };
  const known = cells.filter(({ ratio, censored }) => ratio !== null && !censored);
  const middle = Math.sqrt(domain[0] * domain[1]);
  const layer: Layer[] = [
    {
      data: { values: known },
      mark: { type: 'rect' },
      name: 'times',
      encoding: {
        ...place,
        color: {
          field: 'ratio',
          type: 'quantitative',
          scale: { type: 'log', domain: [...domain], scheme: 'viridis', nice: false },
          legend: legend
            ? { title: ['relative to', 'τ = 1, α = 1'], gradientThickness: 9, format: '.2~g', tickCount: 4 }
            : null,
        },
      },
    },
    {
      data: { values: cells.filter(({ censored }) => censored) },
      name: 'bounds',
      mark: { type: 'rect', fill: 'white', stroke: '#e05418', strokeWidth: 2, strokeDash: [4, 3] },
      encoding: place,
    },
    {
      data: { values: [...cells] },
      mark: { type: 'text', fontSize: 10.5 },
      encoding: {
        ...place,
        text: { field: 'text', type: 'nominal' },
        color: {
          condition: {
            test: `datum.ratio !== null && !datum.censored && datum.ratio < ${middle}`,
            value: 'white',
          },
          value: ink.strong,
        },
      },
    },
    {
      data: { values: cells.filter(({ broken }) => broken) },
      mark: { type: 'text', fontSize: 24, color: '#c0392b', text: '×' },
      encoding: place,
    },
  ];
  return {
    width: (both ? 2 : 1) * cellSize * taus.length,
    height: 0.7 * cellSize * alphas.length,
    view: { fill: ink.missing, stroke: ink.faint },
    title: panelTitle(title),
    layer,
  };
}

/** Steps as a map writes them: 525, 1,250, ≥3,000. */
export function stepsText(steps: number, censored: boolean): string {
  const text = steps >= 100 ? Math.round(steps).toLocaleString('en-US') : numberText(steps, 3);
  return censored ? `≥${text}` : text;
}
