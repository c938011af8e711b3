import type { CellSet } from '../schemas/cell-set.ts';
import type { DeepExperiments } from '../schemas/deep.d.ts';
import { alphaChannel, alphaText } from './shared/alpha-scale.ts';
import {
  distances,
  measuredDistances,
  paperDistances,
  type DistanceCurve,
  type DistanceName,
} from './shared/distance-curves.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { logAxis } from './shared/log-axis.ts';
import { counted } from './shared/number-text.ts';
import { ink, page, panelTitle, type Layer, type Panel } from './shared/page.ts';

const title = 'Kernel, activation patterns and parameters while LeNet-5 learns MNIST';

const names: Readonly<Record<DistanceName, string>> = {
  kernel: 'kernel distance S(0, t)',
  hamming: 'share of patterns changed',
  parameter: '‖θ − θ₀‖ / ‖θ₀‖',
};
const paperNames: Readonly<Record<DistanceName, string>> = {
  kernel: 'kernel distance',
  hamming: 'Hamming distance',
  parameter: 'parameter distance, norm not stated',
};

/** The range of values, a little wider. */
function around(values: readonly number[]): [number, number] {
  const positive = values.filter((value) => value > 0);
  return [Math.min(...positive) / 1.15, Math.max(...positive) * 1.15];
}

function channels(curves: readonly DistanceCurve[], name: string) {
  const points = curves.flatMap((curve) => curve.points);
  const epochs = around(points.map(({ epoch }) => epoch));
  const values = around(points.map(({ distance }) => distance));
  return {
    x: { field: 'epoch', type: 'quantitative' as const, ...logAxis('epochs', epochs) },
    y: { field: 'distance', type: 'quantitative' as const, ...logAxis(name, values) },
  };
}

function rows(curves: readonly DistanceCurve[]) {
  return curves.flatMap(({ alpha, seed, points }) =>
    points
      .filter(({ epoch, distance }) => epoch > 0 && distance > 0)
      .map((point) => ({ alpha: alphaText(alpha), run: `${alpha} ${seed}`, ...point })),
  );
}

function panel(
  heading: string,
  curves: readonly DistanceCurve[],
  alphas: readonly number[],
  name: string,
): Panel {
  const values = rows(curves);
  const encoding = { ...channels(curves, name), color: alphaChannel(alphas) };
  const matched = values.filter((row) => row.matched);
  const single = curves.some(({ seed }) => seed >= 0);
  const layer: Layer[] = [
    {
      data: { values },
      mark: { type: 'line', strokeWidth: single ? 1.2 : 2, opacity: single ? 0.45 : 1, clip: true },
      encoding: { ...encoding, detail: { field: 'run' } },
    },
  ];
  if (matched.length > 0) {
    const mark = { type: 'point' as const, filled: true, size: 34, opacity: 1, clip: true };
    layer.push({ data: { values: matched }, mark, encoding });
  }
  return { width: 250, height: 220, view: { stroke: ink.faint }, title: panelTitle(heading), layer };
}

function draw(cells: CellSet<DeepExperiments>, paper: (file: string) => unknown): Drawing {
  const networks = cells.completed('network');
  if (networks.length === 0) return { state: 'unavailable', reason: 'no trained network is stored' };
  const theirs = distances.map((name) => paperDistances(paper, name));
  const alphas = [
    ...networks.map(({ parameters }) => parameters.alpha),
    ...theirs.flat().map(({ alpha }) => alpha),
  ];
  const ours = distances.map((name) =>
    panel('measured here', measuredDistances(cells, name), alphas, names[name]),
  );
  const digitised = distances.map((name, i) =>
    panel('the paper’s figure, digitised', theirs[i]!, alphas, paperNames[name]),
  );
  const panels = theirs.every((curves) => curves.length > 0) ? [ours, digitised] : [ours];
  return {
    state: 'drawn',
    spec: page({ title, subtitle: subtitle(cells), rows: panels, spacing: { row: 32, column: 36 } }),
  };
}

function subtitle(cells: CellSet<DeepExperiments>): string[] {
  const networks = cells.completed('network');
  const seeds = new Set(networks.map(({ parameters }) => parameters.seed)).size;
  const { trainImages, probes, matchedLoss } = networks[0]!.parameters;
  const unmatched = networks.filter(({ measurements }) => measurements.matchedStep === null).length;
  const lost = cells.unfinished('network').length;
  return [
    `Measured: a line for each of ${counted(networks.length, 'cell')} (${counted(seeds, 'seed')}), ` +
      `${trainImages.toLocaleString('en-US')} images, kernel and patterns on ${counted(probes, 'probe')}.`,
    `Dots: training loss first below ${matchedLoss}, where the claims compare.` +
      (unmatched === 0 ? '' : ` ${counted(unmatched, 'network')} did not get there.`) +
      (lost === 0 ? '' : ` ${counted(lost, 'cell')} diverged or failed and are left out.`),
  ];
}

export const figure: Figure<DeepExperiments> = {
  id: 'figure-6a',
  suite: 'deep',
  title,
  caption:
    'Distances from initialisation while LeNet-5 learns MNIST. Upstream (red) the tangent kernel and the activation ' +
    'patterns move far while the parameters hardly do; compare the dots, which are at equal training loss. ' +
    'The paper’s settings are not published and its epochs are longer, so heights differ; the order of colours is what is claimed.',
  draw,
};
