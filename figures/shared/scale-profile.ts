import type { AuthorsCell, AuthorsExtreme } from './authors-grid.ts';
import { stepText } from './heat-map-rows.ts';
import { looks } from './heat-map.ts';
import { logAxis } from './log-axis.ts';
import { numberText } from './number-text.ts';
import { ink, panelTitle, type Layer, type Panel } from './page.ts';
import { summaryAt, type Grid } from './relative-grid.ts';

type Quantity = 'kernelDistance' | 'testLoss';

/** A cut through the grid at its smallest τ, with what the authors' code gives there. */
export interface ScaleProfile {
  readonly grid: Grid;
  readonly quantity: Quantity;
  /** At most three: each has a colour and a shape. */
  readonly steps: readonly number[];
  readonly authors: readonly AuthorsCell[];
  readonly extremes: readonly AuthorsExtreme[];
  readonly height: number;
  readonly named: boolean;
  readonly axes: { readonly x: boolean };
}

const width = 250;
const inks = ['#1e6fb4', '#e05418', '#3f3f46'];
/** A line without gaps has none at all: PDF knows no gap of nothing. */
const dashes = [[], [6, 3], [2, 2]];

interface Row {
  readonly delta: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: string;
}

function measured({ grid, quantity, steps }: ScaleProfile): Row[] {
  const tau = grid.taus[0];
  return grid.points
    .filter((point) => point.tau === tau)
    .flatMap((point) =>
      steps.flatMap((step) => {
        const summary = summaryAt(point, quantity, step);
        if (summary === null) return [];
        const { mean, deviation } = summary;
        // A band that would reach below zero ends at a tenth of the mean, the last that a logarithm shows.
        const low = Math.max(mean - deviation, looks[quantity].scale === 'log' ? mean / 10 : 0);
        return [{ delta: point.delta, value: mean, low, high: mean + deviation, step: name(step) }];
      }),
    );
}

/** The authors' cells at the same τ, one row a seed. */
function published({ grid, quantity, steps, authors }: ScaleProfile) {
  return authors
    .filter(({ tau }) => Math.abs(tau / grid.taus[0]! - 1) < 1e-6)
    .flatMap((cell) =>
      steps.flatMap((step) => {
        const value = cell[quantity][cell.steps.indexOf(step)];
        return value === undefined ? [] : [{ delta: cell.delta, value, seed: cell.seed, step: name(step) }];
      }),
    );
}

function name(step: number): string {
  return `step ${stepText(step)}`;
}

/** What the notebook prints for a row's own end: the largest motion of the kernel, the smallest loss. */
function rules({ quantity, steps, extremes }: ScaleProfile) {
  const end = quantity === 'kernelDistance' ? 'largest' : 'smallest';
  return extremes
    .filter((each) => each.quantity === quantity && each.which === end && steps.includes(each.step))
    .map(({ value, step }) => ({
      value,
      step: name(step),
      text: `authors’ ${end}, ${numberText(value)}`,
    }));
}

function channels(profile: ScaleProfile, values: readonly number[]) {
  const { grid, quantity, axes, steps } = profile;
  const log = looks[quantity].scale === 'log';
  const high = Math.max(...values) * 1.08;
  const domain: [number, number] = [log ? Math.min(...values) / 1.3 : 0, high];
  const spare = 0.05 * (grid.deltas.at(-1)! - grid.deltas[0]!) || 0.1;
  const x = {
    field: 'delta',
    type: 'quantitative' as const,
    scale: { domain: [grid.deltas[0]! - spare, grid.deltas.at(-1)! + spare], nice: false },
    axis: axes.x ? { title: 'relative scale δ', tickCount: 5 } : { title: null, labels: false, tickCount: 5 },
  };
  const look = log
    ? logAxis(looks[quantity].title, domain)
    : { scale: { domain, nice: false }, axis: { title: looks[quantity].title, tickCount: 5 } };
  const names = steps.map(name);
  const color = {
    field: 'step',
    type: 'nominal' as const,
    scale: { domain: names, range: inks.slice(0, names.length) },
    legend: profile.named ? { title: 'mean ± SD', symbolType: 'stroke', symbolStrokeWidth: 3 } : null,
  };
  return { x, y: { field: 'value', type: 'quantitative' as const, ...look }, color };
}

/** Curves over δ at the smallest τ: mean and standard deviation here, the authors' own runs as open diamonds. */
export function scaleProfile(profile: ScaleProfile): Panel {
  const [ours, theirs, printed] = [measured(profile), published(profile), rules(profile)];
  const values = [...ours.flatMap(({ low, high }) => [low, high]), ...theirs.map(({ value }) => value)];
  const { x, y, color } = channels(profile, [...values, ...printed.map(({ value }) => value)]);
  const names = profile.steps.map(name);
  const strokeDash = {
    field: 'step',
    type: 'nominal' as const,
    scale: { domain: names, range: dashes.slice(0, names.length) },
    legend: null,
  };
  const layer: Layer[] = [
    {
      name: 'spread',
      data: { values: ours },
      mark: { type: 'area', opacity: 0.2, clip: true },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color },
    },
    {
      name: 'authors-extreme',
      data: { values: printed },
      mark: { type: 'rule', strokeWidth: 1, strokeDash: [2, 3] },
      encoding: { y, color },
    },
    {
      data: { values: printed },
      mark: { type: 'text', align: 'left', x: 4, dy: -6, fontSize: 9.5, color: ink.soft },
      encoding: { y, text: { field: 'text', type: 'nominal' } },
    },
    {
      name: 'means',
      data: { values: ours },
      mark: { type: 'line', strokeWidth: 2, point: { size: 26, filled: true } },
      encoding: { x, y, color, strokeDash },
    },
    {
      name: 'authors',
      data: { values: theirs },
      mark: { type: 'point', shape: 'diamond', size: 70, filled: false, strokeWidth: 1.6, opacity: 1 },
      encoding: { x, y, color },
    },
  ];
  const tau = numberText(profile.grid.taus[0]!, 2);
  return {
    width,
    height: profile.height,
    view: { stroke: ink.faint },
    ...(profile.named
      ? { title: panelTitle(`τ = ${tau}${theirs.length > 0 ? ' (diamonds: the authors’ code)' : ''}`) }
      : {}),
    layer,
  };
}
