import type { CellSet } from '../schemas/cell-set.ts';
import type { LookRow, GrokkingExperiments } from '../schemas/grokking.d.ts';
import { alphaChannel, alphaText } from './shared/alpha-scale.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { atUsualRate, runGroups, type RunGroup } from './shared/grokking-runs.ts';
import { counted } from './shared/number-text.ts';
import { ink, page, panelTitle, type Panel } from './shared/page.ts';
import { thinned } from './shared/thinned.ts';

const title = 'Memorising, grokking, and what the embeddings turn into';

type Quantity = Exclude<keyof LookRow, 'step'>;

/** What the panels show, and where their axes end at least. */
const quantities: readonly { name: Quantity; label: string; least: number }[] = [
  { name: 'trainAccuracy', label: 'training accuracy', least: 1 },
  { name: 'validationAccuracy', label: 'validation accuracy', least: 1 },
  { name: 'validationLoss', label: 'validation loss (nats)', least: 1 },
  { name: 'concentration', label: 'power in a tenth of the frequencies', least: 0.3 },
];

const size = { width: 300, height: 200 };

/** Curves of one quantity, a line a run, thinned to what can be seen. */
function curves(groups: readonly RunGroup[], name: Quantity, last: number, top: number) {
  return groups.flatMap(({ alpha, runs }) =>
    runs.flatMap(({ seed, measurements }) => {
      const points = measurements.rows.flatMap((row) =>
        row[name] === null ? [] : [[row.step, row[name]] as const],
      );
      const pixels = points.map(([step, value]) => [(step / last) * size.width, (value / top) * size.height]);
      return thinned(pixels, 0.3).map((i) => ({
        alpha: alphaText(alpha),
        line: `${alpha} ${seed}`,
        step: points[i]![0],
        value: Number(points[i]![1].toFixed(4)),
      }));
    }),
  );
}

function panel(groups: readonly RunGroup[], quantity: (typeof quantities)[number], last: number): Panel {
  const rows = groups.flatMap(({ runs }) => runs.flatMap(({ measurements }) => measurements.rows));
  const top = 1.03 * rows.reduce((most, row) => Math.max(most, row[quantity.name] ?? 0), quantity.least);
  const values = curves(groups, quantity.name, last, top);
  return {
    ...size,
    view: { stroke: ink.faint },
    title: panelTitle(quantity.label),
    data: { values },
    mark: { type: 'line', strokeWidth: 1.3, opacity: 0.85, clip: true },
    encoding: {
      x: {
        field: 'step',
        type: 'quantitative',
        scale: { domain: [0, last], nice: false },
        axis: { title: 'step', tickCount: 5 },
      },
      y: {
        field: 'value',
        type: 'quantitative',
        scale: { domain: [0, top], nice: false },
        axis: { title: null, tickCount: 5 },
      },
      color: alphaChannel(groups.map(({ alpha }) => alpha)),
      detail: { field: 'line', type: 'nominal' },
      order: { field: 'step', type: 'quantitative' },
    },
  };
}

function draw(cells: CellSet<GrokkingExperiments>): Drawing {
  const isUsual = atUsualRate(cells);
  const groups = runGroups(cells, (parameters) => parameters.tau === 1 && isUsual(parameters));
  const runs = groups.flatMap((group) => group.runs);
  if (runs.length === 0) {
    return { state: 'unavailable', reason: 'no run at τ = 1 and learning rate 10⁻³ is stored' };
  }
  const last = Math.max(...runs.map(({ measurements }) => measurements.lastStep));
  const panels = quantities.map((quantity) => panel(groups, quantity, last));
  const unfinished = groups.reduce((sum, group) => sum + group.unfinished, 0);
  const subtitle = [
    `τ = 1, learning rate 10⁻³; a line a run, ${counted(runs.length, 'cell')}. A run ends where validation accuracy reaches 0.99, or at its cap.`,
    ...(unfinished === 0 ? [] : [`${counted(unfinished, 'run')} diverged or failed and is not shown.`]),
  ];
  return { state: 'drawn', spec: page({ title, subtitle, rows: [panels.slice(0, 2), panels.slice(2)] }) };
}

export const figure: Figure<GrokkingExperiments> = {
  id: 'figure-6d-curves',
  suite: 'grokking',
  title,
  caption:
    'At α = 1 the training set is memorised before the validation accuracy rises, which arrives 2.2 to 2.7 times as late, and the validation loss first grows; in the paper it arrives 288 times as late. Upstream (red) both come early and together. ' +
    'Below α = 1 (blue) the training accuracy itself rises late, as it does not in the paper. The last panel is the share of the token embeddings’ power in their strongest tenth of Fourier frequencies: near 0.12 at random, it grows while the network groks. ' +
    'Not in the paper in this form.',
  draw,
};
