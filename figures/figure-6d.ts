import type { CellSet } from '../schemas/cell-set.ts';
import type { GrokkingExperiments } from '../schemas/grokking.d.ts';
import { alphaAxis } from './shared/alpha-axis.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { nodeSteps, paperGrid } from './shared/grokking-paper.ts';
import {
  atUsualRate,
  medianTime,
  ofMainTask,
  runGroups,
  timesOf,
  type RunGroup,
  type TimeName,
} from './shared/grokking-runs.ts';
import { logAxis } from './shared/log-axis.ts';
import { counted, numberText } from './shared/number-text.ts';
import { ink, page, panelTitle, type Layer, type Panel } from './shared/page.ts';
import { stepsText } from './shared/time-map.ts';

const title = 'Time to grok against the initialisation of the embeddings';

export const times: readonly { name: TimeName; label: string; colour: string }[] = [
  { name: 'stepsToTrain', label: 'training accuracy 0.99', colour: '#9aa5b1' },
  { name: 'stepsToHalf', label: 'validation accuracy 0.5', colour: '#f0b429' },
  { name: 'stepsToNinety', label: 'validation accuracy 0.9', colour: '#e05418' },
  { name: 'stepsToGrok', label: 'validation accuracy 0.99', colour: '#8b1c2c' },
];

interface Dot {
  readonly alpha: number;
  readonly steps: number;
  readonly censored: boolean;
  readonly label: string;
}

function channels(alphas: readonly number[], y: object) {
  return { x: alphaAxis(alphas), y: { type: 'quantitative' as const, ...y } };
}

function colours(labels: readonly string[], range: readonly string[], legend: string) {
  const look = {
    title: legend,
    symbolType: 'stroke',
    symbolStrokeWidth: 3,
    symbolSize: 260,
    symbolOpacity: 1,
  };
  return {
    field: 'label',
    type: 'nominal' as const,
    scale: { domain: [...labels], range: [...range] },
    legend: look,
  };
}

/** Steps of every seed as dots, medians as lines; runs that did not arrive are open triangles at their cap. */
function stepsPanel(groups: readonly RunGroup[]): Panel {
  const dots = times.flatMap(({ name, label }) =>
    groups.flatMap((group) =>
      timesOf(group, name).map((dot): Dot => ({ alpha: group.alpha, label, ...dot })),
    ),
  );
  const medians = times.flatMap(({ name, label }) =>
    groups.flatMap((group) => {
      const median = medianTime(group, name);
      return median === null || median.censored ? [] : [{ alpha: group.alpha, label, steps: median.steps }];
    }),
  );
  const steps = dots.map((dot) => dot.steps);
  const domain = [Math.min(...steps) / 1.2, Math.max(...steps) * 1.2] as const;
  const { x, y } = channels(
    groups.map(({ alpha }) => alpha),
    { field: 'steps', ...logAxis('steps', domain) },
  );
  const color = colours(
    times.map(({ label }) => label),
    times.map(({ colour }) => colour),
    'steps to',
  );
  const mark = { type: 'point' as const, opacity: 1, clip: true };
  const layers: Layer[] = [
    { data: { values: medians }, mark: { type: 'line', strokeWidth: 2 }, encoding: { x, y, color } },
    {
      data: { values: dots.filter(({ censored }) => !censored) },
      mark: { ...mark, filled: true, size: 26 },
      encoding: { x, y, color },
    },
    {
      data: { values: dots.filter(({ censored }) => censored) },
      mark: { ...mark, filled: false, size: 70, shape: 'triangle-up', strokeWidth: 1.6 },
      encoding: { x, y, color },
    },
  ];
  return {
    width: 330,
    height: 300,
    view: { stroke: ink.faint },
    title: panelTitle('measured'),
    layer: layers,
  };
}

interface Relative {
  readonly alpha: number;
  readonly ratio: number;
  readonly low?: number;
  readonly high?: number;
  readonly censored: boolean;
  readonly label: string;
}

/** Medians over that at α = 1, which has to have arrived. */
function relativeTimes(groups: readonly RunGroup[], label: string): Relative[] {
  const one = groups.find(({ alpha }) => alpha === 1);
  const unit = one === undefined ? null : medianTime(one, 'stepsToGrok');
  if (unit === null || unit.censored) return [];
  return groups.flatMap((group) => {
    const median = medianTime(group, 'stepsToGrok');
    if (median === null) return [];
    const steps = timesOf(group, 'stepsToGrok').map((time) => time.steps);
    const range = { low: Math.min(...steps) / unit.steps, high: Math.max(...steps) / unit.steps };
    const { alpha } = group;
    // Where the median is a bound, so is whatever would be said of the spread.
    return [
      {
        alpha,
        ratio: median.steps / unit.steps,
        censored: median.censored,
        label,
        ...(median.censored ? {} : range),
      },
    ];
  });
}

const paperLabel = 'the paper, Fig. 12 at τ = 1';
const bandLabel = 'the paper, only a band is known';
const boundLabel = 'measured, a bound from below: not arrived at the cap';

function paperTimes(paper: (file: string) => unknown): Relative[] {
  const nodes = paperGrid(paper)?.grokked.filter(({ tau }) => tau === 1) ?? [];
  const one = nodes.find(({ alpha }) => alpha === 1);
  if (one === undefined) return [];
  return nodes.map((node) => ({
    alpha: node.alpha,
    ratio: nodeSteps(node) / nodeSteps(one),
    censored: false,
    label: node.value === null ? bandLabel : paperLabel,
    ...(node.value === null
      ? { low: node.band[0] / nodeSteps(one), high: node.band[1] / nodeSteps(one) }
      : {}),
  }));
}

/** Medians as points joined by lines, the range of seeds as bars; what is only a bound is an open triangle on no line. */
function relativePanel(rows: readonly Relative[]): Panel {
  const ratios = rows.flatMap(({ ratio, low, high }) => [ratio, low ?? ratio, high ?? ratio]);
  const domain = [Math.min(...ratios) / 1.15, Math.max(...ratios) * 1.15] as const;
  const { x, y } = channels(
    rows.map(({ alpha }) => alpha),
    { field: 'ratio', ...logAxis('steps to grok, relative to α = 1', domain) },
  );
  const color = relativeColours(rows);
  const known = rows.filter(({ censored, label }) => !censored && label !== bandLabel);
  const bounds = rows.filter(({ censored }) => censored).map((row) => ({ ...row, label: boundLabel }));
  const spread = known.filter(({ low }) => low !== undefined);
  const mark = { type: 'point' as const, opacity: 1 };
  const bar = { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color };
  const layers: Layer[] = [
    {
      name: 'paper_bands',
      data: { values: rows.filter(({ label }) => label === bandLabel) },
      mark: { type: 'rule', strokeWidth: 7 },
      encoding: bar,
    },
    { name: 'seeds', data: { values: spread }, mark: { type: 'rule', strokeWidth: 1.2 }, encoding: bar },
    {
      name: 'medians',
      data: { values: known },
      mark: { type: 'line', strokeWidth: 2 },
      encoding: { x, y, color },
    },
    { data: { values: known }, mark: { ...mark, filled: true, size: 40 }, encoding: { x, y, color } },
    {
      name: 'bounds',
      data: { values: bounds },
      mark: { ...mark, filled: false, size: 80, shape: 'triangle-up', strokeWidth: 1.6 },
      encoding: { x, y, color },
    },
  ];
  return {
    width: 330,
    height: 300,
    view: { stroke: ink.faint },
    title: panelTitle('medians and range of seeds, relative times'),
    layer: layers,
  };
}

function relativeColours(rows: readonly Relative[]) {
  const labels = [...new Set(rows.map(({ label }) => label))];
  const bounded = rows.some(({ censored }) => censored) ? [boundLabel] : [];
  const palette = ['#8b1c2c', '#1e6fb4'];
  const fixed: Readonly<Record<string, string>> = {
    [paperLabel]: ink.soft,
    [bandLabel]: '#c3c7cc',
    [boundLabel]: '#8b1c2c',
  };
  const all = [...labels, ...bounded];
  return colours(
    all,
    all.map((label, i) => fixed[label] ?? palette[i % palette.length]!),
    'relative to α = 1',
  );
}

function draw(cells: CellSet<GrokkingExperiments>, paper: (file: string) => unknown): Drawing {
  const [isUsual, isMain] = [atUsualRate(cells), ofMainTask(cells)];
  const groups = runGroups(cells, (parameters) => parameters.tau === 1 && isUsual(parameters));
  if (groups.every(({ runs }) => runs.length === 0)) {
    return { state: 'unavailable', reason: 'no run at τ = 1 and learning rate 10⁻³ is stored' };
  }
  const fourfold = runGroups(
    cells,
    (parameters) => parameters.tau === 1 && parameters.baseLearningRate === 4e-3 && isMain(parameters),
  );
  const relative = [
    ...relativeTimes(groups, 'measured, learning rate 10⁻³'),
    ...relativeTimes(fourfold, 'measured, 4 · 10⁻³'),
    ...paperTimes(paper),
  ];
  const runs = groups.reduce((sum, group) => sum + group.runs.length, 0);
  const unfinished = groups.reduce((sum, group) => sum + group.unfinished, 0);
  const censored = groups.reduce((sum, group) => sum + (medianTime(group, 'stepsToGrok')?.missing ?? 0), 0);
  const caps = [...new Set(groups.flatMap((group) => group.runs.map(({ maxSteps }) => maxSteps)))];
  const subtitle = [
    `τ = 1, ${counted(runs, 'cell')}: a dot for each seed, medians as lines. ` +
      (censored === 0
        ? 'Every run arrived.'
        : `${counted(censored, 'run')} not at 0.99 by step ${caps.map((cap) => numberText(cap)).join(' or ')}: open triangles.`),
    ...(unfinished === 0 ? [] : [`${counted(unfinished, 'run')} diverged or failed and is not shown.`]),
  ];
  const panels = relative.length === 0 ? [stepsPanel(groups)] : [stepsPanel(groups), relativePanel(relative)];
  return {
    state: 'drawn',
    spec: page({ title, subtitle, rows: [panels], ownColours: true }),
    says: saysOf(groups, paper),
  };
}

/** Our times at the ends of α, and how late grokking comes after training, beside the paper's. */
function saysOf(groups: readonly RunGroup[], paper: (file: string) => unknown): string {
  const times = groups.flatMap((group) => {
    const median = medianTime(group, 'stepsToGrok');
    return median === null
      ? []
      : [`${stepsText(median.steps, median.censored)} at α = ${numberText(group.alpha)}`];
  });
  const said = `Median steps to validation accuracy 0.99: ${times.join(', ')}.`;
  return [said, lagText(groups, paper)].filter((text) => text !== '').join(' ');
}

function lagText(groups: readonly RunGroup[], paper: (file: string) => unknown): string {
  const lags = groups
    .filter(({ alpha }) => alpha === 1)
    .flatMap(({ runs }) =>
      runs.flatMap(({ measurements: { stepsToTrain, stepsToGrok } }) =>
        stepsToTrain === null || stepsToGrok === null ? [] : [stepsToGrok / stepsToTrain],
      ),
    );
  if (lags.length === 0) return '';
  const grid = paperGrid(paper);
  const [trained, grokked] = (['trained', 'grokked'] as const).map((name) =>
    grid?.[name].find(({ tau, alpha }) => tau === 1 && alpha === 1),
  );
  const theirs =
    trained === undefined || grokked === undefined
      ? ''
      : `; in the paper ${numberText(nodeSteps(grokked) / nodeSteps(trained), 3)} times`;
  return `At α = 1 grokking comes ${numberText(Math.min(...lags), 2)} to ${numberText(Math.max(...lags), 2)} times as late as training${theirs}.`;
}

export const figure: Figure<GrokkingExperiments> = {
  id: 'figure-6d',
  suite: 'grokking',
  title,
  caption:
    'From α = 1 upwards the time to validation accuracy 0.99 falls: upstream embeddings grok sooner, and at α = 10 hardly later than they memorise. ' +
    'Below α = 1 what is slow here is training itself (grey), which it is not in the paper (37.6 steps at α = 0.1, 36.4 at α = 1); a run that had not arrived at its cap is a bound and stands on no line. At a four times larger learning rate (blue) α makes much less difference. ' +
    'Times are compared relative to α = 1, since the counts themselves are far apart: weight decay, operation and training fraction are not published. For the paper’s α = 10 only a band is known.',
  draw,
};
