import type { CellSet } from '../schemas/cell-set.ts';
import type { CnnExperiments } from '../schemas/cnn.d.ts';
import { alphaChannel, alphaText } from './shared/alpha-scale.ts';
import { filterNetworks } from './shared/filter-networks.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { groupBy } from '../core/statistics/group-by.ts';
import { deviation, mean } from '../core/statistics/mean.ts';
import { counted, numberText } from './shared/number-text.ts';
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

/** Epochs that get a tick, of those that are drawn. */
const epochTicks = [1, 2, 3, 4, 6, 8, 12, 16, 24, 48];

/** Axes around the points, epochs logarithmic so that a short profile is seen beside the paper's 24. */
function channels(points: readonly Point[]) {
  const last = Math.max(...points.map(({ epoch }) => epoch));
  const lowest = Math.min(...points.map(({ accuracy, deviation }) => accuracy - deviation));
  const highest = Math.max(...points.map(({ accuracy, deviation }) => accuracy + deviation));
  const spare = 0.08 * Math.max(highest - lowest, 0.05);
  return {
    x: {
      field: 'epoch',
      type: 'quantitative' as const,
      scale: { type: 'log' as const, domain: [0.9, 1.1 * last], nice: false },
      axis: { title: 'epoch', values: epochTicks.filter((epoch) => epoch <= last), format: 'd' },
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

function drawnRows(points: readonly Point[]) {
  return points.map((point) => ({
    ...point,
    alpha: alphaText(point.alpha),
    low: point.accuracy - point.deviation,
    high: point.accuracy + point.deviation,
  }));
}

/** Ours with dots and bars over the paper's dashed lines. */
function panel(name: string, ours: readonly Point[], theirs: readonly Point[]): Panel {
  const { x, y } = channels([...ours, ...theirs]);
  const [values, paper] = [drawnRows(ours), drawnRows(theirs)];
  const color = alphaChannel(ours.map(({ alpha }) => alpha));
  const bars = (rows: typeof values) => rows.filter(({ deviation }) => deviation > 0);
  const bar = { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color };
  const layer: Layer[] = [
    {
      name: 'paper',
      data: { values: paper },
      mark: { type: 'line', strokeWidth: 1.3, strokeDash: [5, 3] },
      encoding: { x, y, color },
    },
    {
      name: 'paper_spread',
      data: { values: bars(paper) },
      mark: { type: 'rule', strokeWidth: 1 },
      encoding: bar,
    },
    { name: 'means', data: { values }, mark: { type: 'line', strokeWidth: 2.2 }, encoding: { x, y, color } },
    {
      data: { values },
      mark: { type: 'point', filled: true, size: 40, opacity: 1 },
      encoding: { x, y, color },
    },
    {
      name: 'spread',
      data: { values: bars(values) },
      mark: { type: 'rule', strokeWidth: 1.4 },
      encoding: bar,
    },
  ];
  return { width: 330, height: 270, view: { stroke: ink.faint }, title: panelTitle(name), layer };
}

function draw(cells: CellSet<CnnExperiments>, paper: (file: string) => unknown): Drawing {
  const { networks, images, lost } = filterNetworks(cells);
  const real = networks.filter(({ parameters }) => parameters.labels === 'real');
  if (real.length === 0)
    return { state: 'unavailable', reason: 'no network trained on real labels is stored' };
  const run = new Set(real.map(({ parameters }) => parameters.alpha));
  const fields = [
    ['trainAccuracy', 'training'],
    ['testAccuracy', 'test'],
  ] as const;
  const theirs = fields.map(([field]) => published(paper, field).filter(({ alpha }) => run.has(alpha)));
  const ours = fields.map(([field]) => measured(cells, field));
  const rows = [fields.map(([, name], i) => panel(name, ours[i]!, theirs[i]!))];
  const seeds = new Set(real.map(({ parameters }) => parameters.seed)).size;
  const subtitle = [
    `${images}: mean and standard deviation over ${counted(seeds, 'seed')}, ${counted(real.length, 'cell')}; ` +
      `${counted(real[0]!.parameters.trainImages, 'training image')}.` +
      (lost === 0 ? '' : ` ${counted(lost, 'cell')} diverged or failed and are left out.`),
    ...(theirs.flat().length === 0
      ? []
      : ['Dashed: the paper, digitised: 50,000 images an epoch, five seeds, bars where it draws them.']),
  ];
  return {
    state: 'drawn',
    spec: page({ title, subtitle, rows, spacing: { row: 30, column: 40 } }),
    says: saysOf(ours[1]!, theirs[1]!),
  };
}

/** Test accuracy after our last epoch, beside the paper's after the same and after its last. */
function saysOf(ours: readonly Point[], theirs: readonly Point[]): string {
  const last = Math.max(...ours.map(({ epoch }) => epoch));
  const each = ours
    .filter(({ epoch }) => epoch === last)
    .map(({ alpha, accuracy, deviation: spread }) => {
      const same = theirs.filter((point) => point.alpha === alpha);
      const [at, end] = [same.find(({ epoch }) => epoch === last), same.at(-1)];
      const beside =
        at === undefined || end === undefined
          ? ''
          : ` (the paper: ${numberText(at.accuracy, 3)}, after ${end.epoch} epochs ${numberText(end.accuracy, 3)})`;
      return `${numberText(accuracy, 3)} ± ${numberText(spread, 2)}${beside} at α = ${alphaText(alpha)}`;
    });
  return `Test accuracy after ${counted(last, 'epoch')} is ${each.join(', ')}.`;
}

export const figure: Figure<CnnExperiments> = {
  id: 'figure-11a',
  suite: 'cnn',
  title,
  caption:
    'Accuracy hardly depends on α, while the filters do (Fig. 11b): in the paper the end of the curves ' +
    'differs by 1.4 points, downstream higher. Training accuracy is that of the steps of an epoch, on augmented images. ' +
    'Where the profile is smaller than the paper’s protocol its curves end early and lower: compare the order and the ' +
    'spread, not the height.',
  draw,
};
