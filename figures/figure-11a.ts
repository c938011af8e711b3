import type { CellSet } from '../schemas/cell-set.ts';
import type { CnnExperiments } from '../schemas/cnn.d.ts';
import { alphaChannel, alphaText } from './shared/alpha-scale.ts';
import { filterNetworks } from './shared/filter-networks.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { groupBy } from '../core/statistics/group-by.ts';
import { deviation, mean } from '../core/statistics/mean.ts';
import { counted } from './shared/number-text.ts';
import { ink, page, panelTitle, type Layer, type Panel } from './shared/page.ts';

const title = 'Training and test accuracy by epoch';

type Accuracy = 'trainAccuracy' | 'testAccuracy';

/** Mean and population standard deviation over seeds after an epoch. */
interface Point {
  readonly alpha: number;
  readonly epoch: number;
  readonly accuracy: number;
  readonly deviation: number;
}

function measured(cells: CellSet<CnnExperiments>, field: Accuracy): Point[] {
  const networks = filterNetworks(cells).networks.filter(({ parameters }) => parameters.labels === 'real');
  const rows = networks.flatMap(({ parameters, measurements }) =>
    measurements.rows.map((row) => ({ alpha: parameters.alpha, epoch: row.epoch, accuracy: row[field] })),
  );
  return [...groupBy(rows, ({ alpha, epoch }) => `${alpha} ${epoch}`).values()].map((same) => {
    const accuracies = same.map(({ accuracy }) => accuracy);
    const { alpha, epoch } = same[0]!;
    return { alpha, epoch, accuracy: mean(accuracies), deviation: deviation(accuracies) };
  });
}

interface Digitised {
  readonly series: readonly {
    readonly alpha: number;
    readonly epochs: readonly number[];
    readonly train_accuracy_mean: readonly number[];
    readonly validation_accuracy_mean: readonly number[];
    readonly train_errorbar_halflength_at_epoch: Readonly<Record<string, number>>;
    readonly validation_errorbar_halflength_at_epoch: Readonly<Record<string, number>>;
  }[];
}

/** The paper's curves, from baselines/paper/cifar_accuracy.json; deviations only where it draws error bars. */
function published(paper: (file: string) => unknown, field: Accuracy): Point[] {
  const digitised = paper('cifar_accuracy.json') as Digitised | null;
  return (digitised?.series ?? []).flatMap((series) => {
    const train = field === 'trainAccuracy';
    const means = train ? series.train_accuracy_mean : series.validation_accuracy_mean;
    const bars = train
      ? series.train_errorbar_halflength_at_epoch
      : series.validation_errorbar_halflength_at_epoch;
    return series.epochs.map((epoch, i) => ({
      alpha: series.alpha,
      epoch,
      accuracy: means[i]!,
      deviation: bars[epoch] ?? 0,
    }));
  });
}

/** Axes around the points, epochs in whole numbers. */
function channels(points: readonly Point[]) {
  const last = Math.max(...points.map(({ epoch }) => epoch));
  const lowest = Math.min(...points.map(({ accuracy, deviation }) => accuracy - deviation));
  const highest = Math.max(...points.map(({ accuracy, deviation }) => accuracy + deviation));
  const spare = 0.08 * Math.max(highest - lowest, 0.05);
  return {
    x: {
      field: 'epoch',
      type: 'quantitative' as const,
      scale: { domain: [1 - 0.03 * last, 1.03 * last], nice: false },
      axis: {
        title: 'epoch',
        values: Array.from({ length: last }, (_, i) => i + 1).filter((e) => last <= 8 || e % 6 === 0),
      },
    },
    y: {
      field: 'accuracy',
      type: 'quantitative' as const,
      scale: {
        domain: [Math.max(0, lowest - spare), Math.min(1, highest + spare)],
        nice: false,
        zero: false,
      },
      axis: { title: 'accuracy', tickCount: 6, format: '.2f' },
    },
  };
}

function panel(name: string, points: readonly Point[], alphas: readonly number[]): Panel {
  const values = points.map((point) => ({
    ...point,
    alpha: alphaText(point.alpha),
    low: point.accuracy - point.deviation,
    high: point.accuracy + point.deviation,
  }));
  const { x, y } = channels(points);
  const color = alphaChannel(alphas);
  const layer: Layer[] = [
    { data: { values }, mark: { type: 'line', strokeWidth: 2 }, encoding: { x, y, color } },
    {
      data: { values },
      mark: { type: 'point', filled: true, size: 26, opacity: 1 },
      encoding: { x, y, color },
    },
    {
      data: { values: values.filter(({ deviation }) => deviation > 0) },
      mark: { type: 'rule', strokeWidth: 1.2 },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color },
    },
  ];
  return { width: 300, height: 220, view: { stroke: ink.faint }, title: panelTitle(name), layer };
}

function draw(cells: CellSet<CnnExperiments>, paper: (file: string) => unknown): Drawing {
  const { networks, images, lost } = filterNetworks(cells);
  const real = networks.filter(({ parameters }) => parameters.labels === 'real');
  if (real.length === 0)
    return { state: 'unavailable', reason: 'no network trained on real labels is stored' };
  const fields = [
    ['trainAccuracy', 'training'],
    ['testAccuracy', 'test'],
  ] as const;
  const theirs = fields.map(([field]) => published(paper, field));
  const ours = fields.map(([field]) => measured(cells, field));
  const alphas = [...ours, ...theirs].flat().map(({ alpha }) => alpha);
  const rows = [
    fields.map(([, name], i) => panel(`${name}, measured here`, ours[i]!, alphas)),
    ...(theirs[0]!.length === 0
      ? []
      : [fields.map(([, name], i) => panel(`${name}, the paper’s figure, digitised`, theirs[i]!, alphas))]),
  ];
  const seeds = new Set(real.map(({ parameters }) => parameters.seed)).size;
  const subtitle = [
    `${images}: mean and standard deviation over ${counted(seeds, 'seed')}, ${counted(real.length, 'cell')}; ` +
      `${counted(real[0]!.parameters.trainImages, 'training image')}.` +
      (lost === 0 ? '' : ` ${counted(lost, 'cell')} diverged or failed and are left out.`),
  ];
  return { state: 'drawn', spec: page({ title, subtitle, rows, spacing: { row: 30, column: 40 } }) };
}

export const figure: Figure<CnnExperiments> = {
  id: 'figure-11a',
  suite: 'cnn',
  title,
  caption:
    'Accuracy hardly depends on α, while the filters do (the figure after this one): in the paper the end of the curves ' +
    'differs by 1.4 points, downstream higher. Training accuracy is that of the steps of an epoch, on augmented images. ' +
    'Where the profile is smaller than the paper’s protocol its curves end early and lower: compare the order and the ' +
    'spread, not the height.',
  draw,
};
