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
import { groupBy } from '../core/statistics/group-by.ts';
import { deviation, mean } from '../core/statistics/mean.ts';
import { logAxis } from './shared/log-axis.ts';
import { counted, numberText } from './shared/number-text.ts';
import { ink, page, panelTitle, type Layer, type Panel } from './shared/page.ts';

const title = 'Kernel, activation patterns and parameters while LeNet-5 learns MNIST';

const headings: Readonly<Record<DistanceName, string>> = {
  kernel: 'kernel',
  hamming: 'activation patterns',
  parameter: 'parameters',
};
const names: Readonly<Record<DistanceName, string>> = {
  kernel: 'kernel distance S(0, t)',
  hamming: 'share of patterns changed',
  parameter: '‖θ − θ₀‖ / ‖θ₀‖',
};
/** The paper's axis ends here. */
const paperEpochs = 500;

/** The range of values, a little wider. */
function around(values: readonly number[]): [number, number] {
  const positive = values.filter((value) => value > 0);
  return [Math.min(...positive) / 1.15, Math.max(...positive) * 1.15];
}

/** Mean over the seeds of an α, in decades as the axis has them, at the epochs that all of them recorded. */
function meansOf(curves: readonly DistanceCurve[]) {
  return [...groupBy(curves, ({ alpha }) => alpha)].flatMap(([alpha, same]) => {
    const byEpoch = groupBy(
      same.flatMap(({ points }) => points).filter(({ epoch, distance }) => epoch > 0 && distance > 0),
      ({ epoch }) => epoch,
    );
    return [...byEpoch]
      .filter(([, points]) => points.length === same.length)
      .map(([epoch, points]) => {
        const decades = points.map(({ distance }) => Math.log10(distance));
        const [centre, spread] = [mean(decades), deviation(decades)];
        const at = (value: number): number => Number((10 ** value).toPrecision(5));
        return {
          ...{ alpha: alphaText(alpha), epoch, distance: at(centre) },
          ...{ low: at(centre - spread), high: at(centre + spread) },
        };
      });
  });
}

function rows(curves: readonly DistanceCurve[]) {
  return curves.flatMap(({ alpha, points }) =>
    points
      .filter(({ epoch, distance }) => epoch > 0 && distance > 0)
      .map((point) => ({ alpha: alphaText(alpha), ...point })),
  );
}

/** Ours over the paper's, on the paper's axes where there is one: bands and lines here, dashed lines there. */
function panel(
  ours: readonly DistanceCurve[],
  theirs: readonly DistanceCurve[],
  alphas: readonly number[],
  name: DistanceName,
): Panel {
  const [means, paper] = [meansOf(ours), rows(theirs)];
  const matched = rows(ours).filter((row) => row.matched);
  const all = [...means, ...paper, ...matched];
  const epochs = around([
    ...all.map(({ epoch }) => epoch),
    ...(paper.length > 0 ? [paperEpochs / 1.15] : []),
  ]);
  const values = around([
    ...all.map(({ distance }) => distance),
    ...means.flatMap(({ low, high }) => [low, high]),
  ]);
  const x = { field: 'epoch', type: 'quantitative' as const, ...logAxis('epochs', epochs) };
  const y = { field: 'distance', type: 'quantitative' as const, ...logAxis(names[name], values) };
  const color = alphaChannel(alphas);
  const point = { type: 'point' as const, filled: true, opacity: 0.9, clip: true };
  const layer: Layer[] = [
    {
      name: 'paper',
      data: { values: paper },
      mark: { type: 'line', strokeWidth: 1.6, strokeDash: [5, 3], clip: true },
      encoding: { x, y, color },
    },
    {
      name: 'spread',
      data: { values: means },
      mark: { type: 'area', opacity: 0.2, clip: true },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color },
    },
    {
      name: 'means',
      data: { values: means },
      mark: { type: 'line', strokeWidth: 2.2, clip: true },
      encoding: { x, y, color },
    },
    { name: 'matched', data: { values: matched }, mark: { ...point, size: 22 }, encoding: { x, y, color } },
  ];
  const title = panelTitle(
    name === 'parameter' && paper.length > 0
      ? `${headings[name]} (the paper’s norm: not stated)`
      : headings[name],
  );
  return { width: 270, height: 270, view: { stroke: ink.faint }, title, layer };
}

function draw(cells: CellSet<DeepExperiments>, paper: (file: string) => unknown): Drawing {
  const networks = cells.completed('network');
  if (networks.length === 0) return { state: 'unavailable', reason: 'no trained network is stored' };
  const run = new Set(networks.map(({ parameters }) => parameters.alpha));
  const ours = distances.map((name) => measuredDistances(cells, name));
  const theirs = distances.map((name) => paperDistances(paper, name).filter(({ alpha }) => run.has(alpha)));
  const panels = distances.map((name, i) => panel(ours[i]!, theirs[i]!, [...run], name));
  return {
    state: 'drawn',
    spec: page({
      title,
      subtitle: subtitle(cells, theirs.flat().length > 0),
      rows: [panels],
      spacing: { row: 32, column: 36 },
    }),
    says: saysOf(ours[0]!, theirs[0]!),
  };
}

/** Kernel distances where claims compare, by α, and the paper's at the end of its lines. */
function saysOf(ours: readonly DistanceCurve[], theirs: readonly DistanceCurve[]): string {
  const byAlpha = [...groupBy(ours, ({ alpha }) => alpha)].sort(([one], [other]) => other - one);
  const each = byAlpha.flatMap(([alpha, same]) => {
    const values = same.flatMap(({ points }) =>
      points.filter(({ matched }) => matched).map(({ distance }) => distance),
    );
    if (values.length === 0) return [];
    const last = theirs.find((curve) => curve.alpha === alpha)?.points.at(-1)?.distance;
    const beside = last === undefined ? '' : ` (the paper’s last: ${numberText(last, 2)})`;
    return [
      `${numberText(mean(values), 2)} ± ${numberText(deviation(values), 2)}${beside} at α = ${alphaText(alpha)}`,
    ];
  });
  return each.length === 0 ? '' : `The kernel distance at equal training loss is ${each.join(', ')}.`;
}

function subtitle(cells: CellSet<DeepExperiments>, hasPaper: boolean): string[] {
  const networks = cells.completed('network');
  const seeds = new Set(networks.map(({ parameters }) => parameters.seed)).size;
  const { trainImages, probes, matchedLoss } = networks[0]!.parameters;
  const unmatched = networks.filter(({ measurements }) => measurements.matchedStep === null).length;
  const lost = cells.unfinished('network').length;
  return [
    `Lines and bands: geometric mean and standard deviation of ${counted(networks.length, 'cell')} (${counted(seeds, 'seed')}) at the epochs that all seeds recorded; ` +
      `${trainImages.toLocaleString('en-US')} images, kernel and patterns on ${counted(probes, 'probe')}.`,
    `${hasPaper ? 'Dashed: the paper’s means, digitised. ' : ''}Dots: each network where its training loss is first below ${matchedLoss}, where the claims compare.` +
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
    'The paper’s settings are not published, its epochs are longer and its training goes on a hundred times as long, so heights differ; the order of colours is what is claimed.',
  draw,
};
