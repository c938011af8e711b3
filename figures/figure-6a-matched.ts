import type { CellSet } from '../schemas/cell-set.ts';
import type { DistanceRow, DeepExperiments } from '../schemas/deep.d.ts';
import { alphaAxis } from './shared/alpha-axis.ts';
import { alphaText } from './shared/alpha-scale.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { groupBy } from '../core/statistics/group-by.ts';
import { deviation, mean } from '../core/statistics/mean.ts';
import { paperDistances, type DistanceName } from './shared/distance-curves.ts';
import { logAxis } from './shared/log-axis.ts';
import { counted } from './shared/number-text.ts';
import { ink, page, panelTitle, type Panel } from './shared/page.ts';

const title = 'Distances from initialisation at equal training loss';

/** What one panel shows of the rows at the matched loss: its lines by name. */
interface Shown {
  readonly axis: string;
  /** The paper's distance of the same name; none where its norm is not stated. */
  readonly paper?: DistanceName;
  readonly lines: readonly (readonly [name: string, of: (row: DistanceRow) => number])[];
}

const shown: readonly Shown[] = [
  {
    axis: 'kernel distance',
    paper: 'kernel',
    lines: [
      ['traced over outputs', (row) => row.kernelDistance],
      ['whole', (row) => row.fullKernelDistance],
    ],
  },
  {
    axis: 'share of patterns changed',
    paper: 'hamming',
    lines: [
      ['all units', (row) => row.hammingDistance],
      ['conv1', ({ hammingByLayer }) => hammingByLayer.conv1],
      ['conv2', ({ hammingByLayer }) => hammingByLayer.conv2],
      ['fc1', ({ hammingByLayer }) => hammingByLayer.fc1],
      ['fc2', ({ hammingByLayer }) => hammingByLayer.fc2],
    ],
  },
  {
    axis: 'parameter distance',
    lines: [
      ['absolute', (row) => row.parameterDistance],
      ['relative to ‖θ₀‖', (row) => row.relativeParameterDistance],
    ],
  },
];

/** The first line of each panel is what is claimed; the others are beside it. */
const colours = ['#1c1c1c', '#b3541e', '#2f6f9f', '#6a8f3c', '#8c6bb1'];

type Matched = readonly { readonly alpha: number; readonly row: DistanceRow }[];

/** Mean over seeds and its standard deviation, by α. */
function summarised(matched: Matched, [name, of]: Shown['lines'][number]) {
  return [...groupBy(matched, ({ alpha }) => alpha)].map(([alpha, same]) => {
    const values = same.map(({ row }) => of(row));
    const [centre, spread] = [mean(values), deviation(values)];
    return { name, alpha, mean: centre, low: Math.max(centre - spread, centre / 10), high: centre + spread };
  });
}

const paperName = 'the paper, its last epoch';

/** The last point of the paper's lines, for the α that were run: not at equal loss, which it does not give. */
function paperEnds(paper: (file: string) => unknown, { paper: name }: Shown, alphas: readonly number[]) {
  if (name === undefined) return [];
  return paperDistances(paper, name).flatMap(({ alpha, points }) => {
    const last = points.at(-1);
    return last === undefined || !alphas.includes(alpha)
      ? []
      : [{ name: paperName, alpha, mean: last.distance }];
  });
}

function panel(matched: Matched, show: Shown, paper: (file: string) => unknown): Panel {
  const { axis, lines } = show;
  const values = lines.flatMap((line) => summarised(matched, line)).filter(({ mean }) => mean > 0);
  const alphas = matched.map(({ alpha }) => alpha);
  const theirs = paperEnds(paper, show, alphas);
  const x = alphaAxis(alphas);
  const domain: [number, number] = [
    Math.min(...values.map(({ low }) => low), ...theirs.map(({ mean }) => mean)) / 1.15,
    Math.max(...values.map(({ high }) => high), ...theirs.map(({ mean }) => mean)) * 1.15,
  ];
  const y = { field: 'mean', type: 'quantitative' as const, ...logAxis(axis, domain) };
  const names = [...lines.map(([name]) => name), ...(theirs.length === 0 ? [] : [paperName])];
  const color = {
    field: 'name',
    type: 'nominal' as const,
    scale: { domain: names, range: names.map((name, i) => (name === paperName ? ink.soft : colours[i]!)) },
    legend: { title: null, orient: 'bottom' as const, columns: 3, symbolType: 'stroke' },
  };
  return {
    width: 250,
    height: 230,
    view: { stroke: ink.faint },
    title: panelTitle(axis),
    layer: [
      {
        data: { values },
        mark: { type: 'rule', strokeWidth: 1.2, clip: true },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color },
      },
      { data: { values }, mark: { type: 'line', strokeWidth: 1.6, clip: true }, encoding: { x, y, color } },
      {
        data: { values },
        mark: { type: 'point', filled: true, size: 34, opacity: 1, clip: true },
        encoding: { x, y, color },
      },
      {
        name: 'paper',
        data: { values: theirs },
        mark: { type: 'point', shape: 'diamond', filled: false, size: 70, strokeWidth: 1.6, opacity: 1 },
        encoding: { x, y, color },
      },
    ],
  };
}

function draw(cells: CellSet<DeepExperiments>, paper: (file: string) => unknown): Drawing {
  const networks = cells.completed('network');
  const matched = networks.flatMap(({ parameters, measurements }) => {
    const row = measurements.rows.find(({ step }) => step === measurements.matchedStep);
    return row === undefined ? [] : [{ alpha: parameters.alpha, row }];
  });
  if (matched.length === 0) {
    return { state: 'unavailable', reason: 'no stored network reached the matched training loss' };
  }
  const { matchedLoss } = networks[0]!.parameters;
  const alphas = [...new Set(matched.map(({ alpha }) => alphaText(alpha)))];
  const left = networks.length - matched.length;
  const subtitle = [
    `Mean and standard deviation of ${counted(matched.length, 'cell')} at ${alphas.length} α, ` +
      `each where its training loss is first below ${matchedLoss}.` +
      (left === 0 ? '' : ` ${counted(left, 'network')} did not get there.`),
  ];
  const panels = shown.map((each) => panel(matched, each, paper));
  return {
    state: 'drawn',
    spec: page({ title, subtitle, rows: [panels], spacing: { row: 28, column: 40 }, ownColours: true }),
  };
}

export const figure: Figure<DeepExperiments> = {
  id: 'figure-6a-matched',
  suite: 'deep',
  title,
  caption:
    'The networks that learn MNIST (Fig. 6a), compared where their training loss is the same. Diamonds are the ends of the paper’s lines after 450 to 500 epochs, which are not at equal loss; its norm of the parameters is not stated and not drawn. Black is what the claims are made of. The ' +
    'tangent kernel traced over outputs and the activation patterns move further the larger α, the parameters do not. ' +
    'The whole kernel, with its blocks between different outputs, need not follow the traced one: ' +
    'the paper does not say which it takes.',
  draw,
};
