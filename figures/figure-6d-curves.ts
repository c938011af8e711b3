import type { CellSet } from '../schemas/cell-set.ts';
import type { LookRow, GrokkingExperiments } from '../schemas/grokking.d.ts';
import { alphaChannel, alphaText } from './shared/alpha-scale.ts';
import { paperGrid } from './shared/grokking-paper.ts';
import { logAxis } from './shared/log-axis.ts';
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
/** First and last step of the axis. */
type Steps = readonly [number, number];

/** Curves of one quantity, a line a run, thinned to what can be seen. */
function curves(groups: readonly RunGroup[], name: Quantity, [first, last]: Steps, top: number) {
  return groups.flatMap(({ alpha, runs }) =>
    runs.flatMap(({ seed, measurements }) => {
      const points = measurements.rows.flatMap((row) =>
        row[name] === null || row.step < first ? [] : [[row.step, row[name]] as const],
      );
      const pixels = points.map(([step, value]) => [
        (Math.log(step / first) / Math.log(last / first)) * size.width,
        (value / top) * size.height,
      ]);
      return thinned(pixels, 0.3).map((i) => ({
        alpha: alphaText(alpha),
        line: `${alpha} ${seed}`,
        step: points[i]![0],
        value: Number(points[i]![1].toFixed(4)),
      }));
    }),
  );
}

/** Which of the paper's times belongs to a panel. */
const paperTimes: Partial<Record<Quantity, 'trained' | 'grokked'>> = {
  trainAccuracy: 'trained',
  validationAccuracy: 'grokked',
};

/** The paper's times to accuracy 0.99 at τ = 1, for the α that were run and for which it has a value. */
function paperMarks(paper: (file: string) => unknown, quantity: Quantity, alphas: readonly number[]) {
  const name = paperTimes[quantity];
  const nodes = name === undefined ? [] : (paperGrid(paper)?.[name] ?? []);
  return nodes.flatMap(({ tau, alpha, value }) =>
    tau === 1 && value !== null && alphas.includes(alpha)
      ? [{ alpha: alphaText(alpha), step: value, value: 0.99 }]
      : [],
  );
}

function panel(
  groups: readonly RunGroup[],
  quantity: (typeof quantities)[number],
  steps: Steps,
  marks: readonly { alpha: string; step: number; value: number }[],
): Panel {
  const rows = groups.flatMap(({ runs }) => runs.flatMap(({ measurements }) => measurements.rows));
  const top = 1.03 * rows.reduce((most, row) => Math.max(most, row[quantity.name] ?? 0), quantity.least);
  const values = curves(groups, quantity.name, steps, top);
  const x = { field: 'step', type: 'quantitative' as const, ...logAxis('step', steps) };
  const y = {
    field: 'value',
    type: 'quantitative' as const,
    scale: { domain: [0, top], nice: false },
    axis: { title: null, tickCount: 5 },
  };
  const color = alphaChannel(groups.map(({ alpha }) => alpha));
  return {
    ...size,
    view: { stroke: ink.faint },
    title: panelTitle(quantity.label),
    layer: [
      {
        name: 'runs',
        data: { values },
        mark: { type: 'line', strokeWidth: 1.3, opacity: 0.85, clip: true },
        encoding: {
          ...{ x, y, color },
          detail: { field: 'line', type: 'nominal' },
          order: { field: 'step', type: 'quantitative' },
        },
      },
      {
        name: 'paper',
        data: { values: [...marks] },
        mark: { type: 'point', shape: 'diamond', size: 70, filled: false, strokeWidth: 1.8, opacity: 1 },
        encoding: { x, y, color },
      },
    ],
  };
}

function draw(cells: CellSet<GrokkingExperiments>, paper: (file: string) => unknown): Drawing {
  const isUsual = atUsualRate(cells);
  const groups = runGroups(cells, (parameters) => parameters.tau === 1 && isUsual(parameters));
  const runs = groups.flatMap((group) => group.runs);
  if (runs.length === 0) {
    return { state: 'unavailable', reason: 'no run at τ = 1 and learning rate 10⁻³ is stored' };
  }
  const alphas = groups.map(({ alpha }) => alpha);
  const marks = quantities.map(({ name }) => paperMarks(paper, name, alphas));
  const first = Math.min(
    ...runs.flatMap(({ measurements }) => measurements.rows.flatMap(({ step }) => (step > 0 ? [step] : []))),
  );
  const last = Math.max(...runs.map(({ measurements }) => measurements.lastStep));
  const marked = marks.flat().map(({ step }) => step);
  const steps: Steps = [Math.min(first, ...marked) / 1.1, Math.max(last, ...marked) * 1.1];
  const panels = quantities.map((quantity, i) => panel(groups, quantity, steps, marks[i]!));
  const unfinished = groups.reduce((sum, group) => sum + group.unfinished, 0);
  const subtitle = [
    `τ = 1, learning rate 10⁻³; a line for each run, ${counted(runs.length, 'cell')}. A run ends where validation accuracy reaches 0.99, or at its cap.`,
    ...(marked.length === 0
      ? []
      : [
          'Diamonds: when the paper’s networks reach 0.99 (Fig. 12 at τ = 1), by the colour of α; its curves are not published.',
        ]),
    ...(unfinished === 0 ? [] : [`${counted(unfinished, 'run')} diverged or failed and is not shown.`]),
  ];
  return { state: 'drawn', spec: page({ title, subtitle, rows: [panels.slice(0, 2), panels.slice(2)] }) };
}

export const figure: Figure<GrokkingExperiments> = {
  id: 'figure-6d-curves',
  suite: 'grokking',
  title,
  caption:
    'At α = 1 the training set is memorised before the validation accuracy rises, and the validation loss first grows; in the paper it arrives far later. Upstream (red) both come early and together. ' +
    'Below α = 1 (blue) the training accuracy itself rises late, as it does not in the paper. The last panel is the share of the token embeddings’ power in their strongest tenth of Fourier frequencies: near 0.12 at random, it grows while the network groks. ' +
    'Not in the paper in this form.',
  draw,
};
