import type { CellSet } from '../schemas/cell-set.ts';
import type { GrokkingExperiments } from '../schemas/grokking.d.ts';
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

const title = 'Time to grok against the initialisation of the embeddings';

const times: readonly { name: TimeName; label: string; colour: string }[] = [
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
  const [from, to] = [Math.min(...alphas) / 1.5, Math.max(...alphas) * 1.5];
  const x = {
    field: 'alpha',
    type: 'quantitative' as const,
    ...logAxis('α (above 1: upstream)', [from, to]),
  };
  return { x, y: { type: 'quantitative' as const, ...y } };
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
    return [{ alpha: group.alpha, ratio: median.steps / unit.steps, censored: median.censored, label }];
  });
}

const paperLabel = 'the paper, Fig. 12 at τ = 1';

function paperTimes(paper: (file: string) => unknown): Relative[] {
  const nodes = paperGrid(paper)?.grokked.filter(({ tau }) => tau === 1) ?? [];
  const one = nodes.find(({ alpha }) => alpha === 1);
  if (one === undefined) return [];
  return nodes.map((node) => ({
    alpha: node.alpha,
    ratio: nodeSteps(node) / nodeSteps(one),
    censored: false,
    label: paperLabel,
    ...(node.value === null
      ? { low: node.band[0] / nodeSteps(one), high: node.band[1] / nodeSteps(one) }
      : {}),
  }));
}

function relativePanel(rows: readonly Relative[]): Panel {
  const ratios = rows.flatMap(({ ratio, low, high }) => [ratio, low ?? ratio, high ?? ratio]);
  const domain = [Math.min(...ratios) / 1.15, Math.max(...ratios) * 1.15] as const;
  const { x, y } = channels(
    rows.map(({ alpha }) => alpha),
    { field: 'ratio', ...logAxis('steps to grok, relative to α = 1', domain) },
  );
  const labels = [...new Set(rows.map(({ label }) => label))];
  const ofPaper = labels.map((label) => label === paperLabel);
  const palette = ['#8b1c2c', '#1e6fb4'];
  const color = colours(
    labels,
    labels.map((_, i) => (ofPaper[i] === true ? ink.soft : palette[i % palette.length]!)),
    'relative to α = 1',
  );
  const mark = { type: 'point' as const, opacity: 1 };
  const layers: Layer[] = [
    {
      data: { values: rows.filter(({ low }) => low !== undefined) },
      mark: { type: 'rule', strokeWidth: 6, opacity: 0.35 },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color },
    },
    { data: { values: [...rows] }, mark: { type: 'line', strokeWidth: 2 }, encoding: { x, y, color } },
    {
      data: { values: rows.filter(({ censored }) => !censored) },
      mark: { ...mark, filled: true, size: 40 },
      encoding: { x, y, color },
    },
    {
      data: { values: rows.filter(({ censored }) => censored) },
      mark: { ...mark, filled: false, size: 80, shape: 'triangle-up', strokeWidth: 1.6 },
      encoding: { x, y, color },
    },
  ];
  return {
    width: 330,
    height: 300,
    view: { stroke: ink.faint },
    title: panelTitle('medians, relative times'),
    layer: layers,
  };
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
    `τ = 1, ${counted(runs, 'cell')}: a dot a seed, medians as lines. ` +
      (censored === 0
        ? 'Every run arrived.'
        : `${counted(censored, 'run')} not at 0.99 by step ${caps.map((cap) => numberText(cap)).join(' or ')}: open triangles.`),
    ...(unfinished === 0 ? [] : [`${counted(unfinished, 'run')} diverged or failed and is not shown.`]),
  ];
  const panels = relative.length === 0 ? [stepsPanel(groups)] : [stepsPanel(groups), relativePanel(relative)];
  return { state: 'drawn', spec: page({ title, subtitle, rows: [panels], ownColours: true }) };
}

export const figure: Figure<GrokkingExperiments> = {
  id: 'figure-6d',
  suite: 'grokking',
  title,
  caption:
    'From α = 1 upwards the time to validation accuracy 0.99 falls: upstream embeddings grok sooner, and at α = 10 hardly later than they memorise. ' +
    'Below α = 1 what is slow here is training itself (grey), which it is not in the paper (37.6 steps at α = 0.1, 36.4 at α = 1). At a four times larger learning rate (blue) α makes much less difference. ' +
    'Times are compared relative to α = 1, since the counts themselves are far apart: the paper groks 288 times as late as it trains at α = 1, this run 2.2 to 2.7 times; weight decay, operation and training fraction are not published. For the paper’s α = 10 only a band is known.',
  draw,
};
