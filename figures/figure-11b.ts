import type { CellSet } from '../schemas/cell-set.ts';
import type { CnnExperiments } from '../schemas/cnn.d.ts';
import { alphaText } from './shared/alpha-scale.ts';
import { filterNetworks, type Network } from './shared/filter-networks.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { groupBy } from '../core/statistics/group-by.ts';
import { counted } from './shared/number-text.ts';
import { ink, page, panelTitle, type Layer } from './shared/page.ts';
import { violin, type ViolinPoint } from './shared/violin.ts';

const title = 'Smoothness of first-layer filters';
/** Half the width of a violin; α are one apart. */
const halfWidth = 0.36;

const sources = ['measured here', 'shuffled labels', 'the paper, digitised'] as const;
type Source = (typeof sources)[number];

interface Shape {
  readonly alpha: number;
  readonly source: Source;
  readonly outline: readonly ViolinPoint[];
  readonly median: number;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

function measured(networks: readonly Network[]): Shape[] {
  const kinds = groupBy(networks, ({ parameters }) => `${parameters.alpha} ${parameters.labels}`);
  return [...kinds.values()].map((same) => {
    const values = same.flatMap(({ measurements }) => measurements.smoothnessOfEach);
    const { alpha, labels } = same[0]!.parameters;
    const source = labels === 'real' ? sources[0] : sources[1];
    return { alpha, source, outline: violin(values), median: medianOf(values) };
  });
}

interface Digitised {
  readonly series: readonly {
    readonly alpha: number;
    readonly kde_value: readonly number[];
    readonly kde_half_width: readonly number[];
    readonly kde_median: number;
  }[];
}

/** The paper's violins from baselines/paper/filter_smoothness.json, their sign turned to that of eq. 132. */
function published(paper: (file: string) => unknown): Shape[] {
  const digitised = paper('filter_smoothness.json') as Digitised | null;
  return (digitised?.series ?? []).map(({ alpha, kde_value, kde_half_width, kde_median }) => {
    const widest = Math.max(...kde_half_width);
    const outline = kde_value.map((value, i) => ({ value: -value, width: kde_half_width[i]! / widest }));
    return { alpha, source: sources[2], outline, median: -kde_median };
  });
}

/** Where an α stands: 3.3 and 3.33, 0.3 and 0.33 are one. */
function place(alpha: number, places: readonly number[]): number {
  return places.findIndex((each) => Math.abs(Math.log10(each / alpha)) < 0.1);
}

function placesOf(shapes: readonly Shape[]): number[] {
  const sorted = shapes.map(({ alpha }) => alpha).sort((one, other) => one - other);
  return sorted.filter((alpha, i) => place(alpha, sorted) === i);
}

function axes(shapes: readonly Shape[], places: readonly number[], noise: number) {
  const values = shapes.flatMap(({ outline }) => outline.map(({ value }) => value));
  const labels = places.map((alpha, i) => `'${i}': '${alphaText(alpha)}'`);
  return {
    x: {
      field: 'x',
      type: 'quantitative' as const,
      scale: { domain: [-0.6, places.length - 0.4], nice: false },
      axis: {
        title: 'α (above 1: upstream)',
        values: places.map((_, i) => i),
        labelExpr: `({${labels.join(', ')}})['' + datum.value]`,
        grid: false,
      },
    },
    y: {
      field: 'y',
      type: 'quantitative' as const,
      scale: { domain: [0, 1.05 * Math.max(noise, ...values)], nice: false },
      axis: { title: 'eq. 132 with centre 2 (lower is smoother)', tickCount: 6 },
    },
  };
}

/** Everything measured is drawn to the left of its α, everything of the paper to the right. */
function layers(shapes: readonly Shape[], noise: number): Layer[] {
  const places = placesOf(shapes);
  const { x, y } = axes(shapes, places, noise);
  const present = sources.filter((source) => shapes.some((shape) => shape.source === source));
  const color = {
    field: 'source',
    type: 'nominal' as const,
    scale: {
      domain: present,
      range: present.map(
        (source) => ({ [sources[0]]: '#2f6fb5', [sources[1]]: '#e05418', [sources[2]]: '#8a9099' })[source],
      ),
    },
    legend: { title: null, symbolOpacity: 1 },
  };
  const side = (source: Source): number => (source === sources[2] ? 1 : -1);
  const outlines = shapes.flatMap(({ alpha, source, outline }) =>
    outline.map(({ value, width }) => {
      const middle = place(alpha, places);
      return { source, alpha, y: value, x: middle, edge: middle + side(source) * halfWidth * width };
    }),
  );
  const medians = shapes.map(({ alpha, source, median }) => {
    const middle = place(alpha, places);
    return { source, y: median, x: middle, edge: middle + side(source) * halfWidth };
  });
  const key = { field: 'alpha', type: 'nominal' as const };
  return [
    {
      data: { values: [{ x: -0.6, edge: places.length - 0.4, y: noise }] },
      mark: { type: 'rule', strokeDash: [5, 4], color: ink.soft },
      encoding: { x, x2: { field: 'edge' }, y },
    },
    {
      data: { values: [{ x: places.length - 0.45, y: noise, text: 'white noise' }] },
      mark: { type: 'text', align: 'right', dy: -7, color: ink.soft, fontSize: 10.5 },
      encoding: { x, y, text: { field: 'text', type: 'nominal' } },
    },
    {
      data: { values: outlines },
      mark: { type: 'area', orient: 'horizontal', opacity: 0.45, line: false },
      encoding: { x, x2: { field: 'edge' }, y, color, detail: key },
    },
    {
      data: { values: medians },
      mark: { type: 'rule', strokeWidth: 2 },
      encoding: { x, x2: { field: 'edge' }, y, color },
    },
  ];
}

function draw(cells: CellSet<CnnExperiments>, paper: (file: string) => unknown): Drawing {
  const { networks, images, lost } = filterNetworks(cells);
  if (networks.length === 0) return { state: 'unavailable', reason: 'no trained network is stored' };
  const { kernelSize } = networks[0]!.parameters;
  // The paper's violins compare with filters of its own size only.
  const shapes = [...measured(networks), ...(kernelSize === 15 ? published(paper) : [])];
  const noise = networks[0]!.measurements.whiteNoise.asPrinted;
  const seeds = new Set(networks.map(({ parameters }) => parameters.seed)).size;
  const subtitle = [
    `${images}: all filters and channels of ${counted(seeds, 'seed')} together, ${counted(networks.length, 'cell')}; ` +
      `${kernelSize} × ${kernelSize} filters. Lines: medians.` +
      (lost === 0 ? '' : ` ${counted(lost, 'cell')} diverged or failed and are left out.`),
  ];
  const panel = {
    width: 520,
    height: 300,
    view: { stroke: ink.faint },
    title: panelTitle(kernelSize === 15 ? 'left: measured here; right: the paper' : 'measured here'),
    layer: layers(shapes, noise),
  };
  return { state: 'drawn', spec: page({ title, subtitle, rows: [[panel]] }) };
}

export const figure: Figure<CnnExperiments> = {
  id: 'figure-11b',
  suite: 'cnn',
  title,
  caption:
    'Half violins of eq. 132, which is low for smooth filters (the paper’s figure plots its negative). Downstream filters ' +
    'lie at the level of white noise, dashed; upstream ones far below it. In orange, not in the paper, upstream networks ' +
    'trained on shuffled labels: where they lie with the blue ones, smoothness is no sign of learned content. The paper’s ' +
    'caption gives the opposite direction; its own drawing has this one.',
  draw,
};
