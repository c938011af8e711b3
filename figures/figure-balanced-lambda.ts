import { median } from '../core/statistics/median.ts';
import type {
  BalancedExperiments,
  KernelPathMeasurements,
  KernelPathParameters,
} from '../schemas/balanced.d.ts';
import type { CellSet } from '../schemas/cell-set.ts';
import { lineLayer, positionChannels, windowPanel, type Line, type Window } from './shared/curve-panel.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { groupBy } from '../core/statistics/group-by.ts';
import { counted } from './shared/number-text.ts';
import { ink, page, type Layer, type Panel } from './shared/page.ts';

type Run = KernelPathParameters & KernelPathMeasurements;

const title = 'λ-balanced linear networks: lazy or rich by λ and by shape';

/** |λ| whose paths are drawn; more would cover each other. */
const drawnSizes: readonly number[] = [0, 2, 8, 32];

/** Decades of time that are drawn: at |λ| = 32 nothing moves any more after 1,000. */
const decades = [-1, 3] as const;

interface ShapeLook {
  readonly name: string;
  readonly colour: string;
  readonly symbol: 'square' | 'triangle-down' | 'triangle-up';
}

/** The three shapes, in the order of the page. Their colours are none of those of δ. */
const looks = {
  square: { name: 'square', colour: '#3a3f44', symbol: 'square' },
  funnel: { name: 'funnel, d > c', colour: '#7b3294', symbol: 'triangle-down' },
  inverted: { name: 'inverted funnel, d < c', colour: '#0b7a3b', symbol: 'triangle-up' },
} as const satisfies Readonly<Record<string, ShapeLook>>;

type ShapeName = keyof typeof looks;

const shapeNames = Object.keys(looks) as ShapeName[];

function shapeOf({ inputs, outputs }: KernelPathParameters): ShapeName {
  if (inputs === outputs) return 'square';
  return inputs > outputs ? 'funnel' : 'inverted';
}

function lineOf({ lambda, times, kernelDistance }: Run): Line {
  return {
    delta: lambda,
    points: times.flatMap((time, i): [number, number][] =>
      time > 0 ? [[Math.log10(time), kernelDistance[i]!]] : [],
    ),
  };
}

/** S(0,t) of one shape over the logarithm of time, a line each λ. */
function pathPanel(name: ShapeName, runs: readonly Run[], highest: number, deltas: readonly number[]): Panel {
  const window: Window = {
    width: 270,
    height: 190,
    x: { title: 'log₁₀ of time t', domain: decades, tickCount: 5 },
    y: { title: 'kernel distance S(0, t)', domain: [-0.015, highest] },
  };
  const { inputs, hidden, outputs } = runs[0]!;
  const layers = [lineLayer(runs.map(lineOf), window, deltas)];
  return windowPanel(window, layers, `${looks[name].name} (${inputs}–${hidden}–${outputs})`);
}

/** Logarithm of S at the end; what is below rounding is drawn at its edge. */
function logOfFinal({ final }: Run): number {
  return Math.log10(Math.max(final, 1e-15));
}

/** Medians as a line and seeds as marks, of one shape over λ. */
function endLayers(name: ShapeName, runs: readonly Run[], position: object): Layer[] {
  const { colour, symbol } = looks[name];
  const medians = [...groupBy(runs, ({ lambda }) => lambda)].map(([x, found]) => ({
    x,
    y: median(found.map(logOfFinal)),
  }));
  return [
    {
      data: { values: medians },
      mark: { type: 'line', color: colour, strokeWidth: 1.5 },
      encoding: position,
    },
    {
      data: { values: runs.map((run) => ({ x: run.lambda, y: logOfFinal(run) })) },
      mark: { type: 'point', shape: symbol, filled: true, color: colour, size: 26, opacity: 0.8 },
      encoding: position,
    },
  ];
}

/** Names of the shapes in their colours, below the middle, where no line passes. */
function keyLayers(names: readonly ShapeName[], position: object, lowest: number): Layer[] {
  return names.flatMap((name, i): Layer[] => {
    const y = lowest + 0.16 * -lowest - i * 0.06 * -lowest;
    const { colour, symbol } = looks[name];
    return [
      {
        data: { values: [{ x: -6, y }] },
        mark: { type: 'point', shape: symbol, filled: true, color: colour, size: 40 },
        encoding: position,
      },
      {
        data: { values: [{ x: -4, y, text: looks[name].name }] },
        mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: 10.5, color: ink.strong },
        encoding: { ...position, text: { field: 'text', type: 'nominal' } },
      },
    ];
  });
}

/** S at the end of training over λ, all shapes and seeds. */
function endPanel(runs: readonly Run[]): Panel {
  const widest = 1.3 * Math.max(1, ...runs.map(({ lambda }) => Math.abs(lambda)));
  const lowest = Math.floor(Math.min(-1, ...runs.map(logOfFinal)));
  const window: Window = {
    width: 270,
    height: 190,
    x: { title: 'λ', domain: [-widest, widest] },
    y: { title: 'log₁₀ of S at the end of training', domain: [lowest, 0.6] },
  };
  const values = [2, 32, 512].filter((value) => value < widest);
  const position = {
    ...positionChannels(window),
    x: {
      field: 'x',
      type: 'quantitative',
      scale: { type: 'symlog', constant: 1, domain: [-widest, widest], nice: false },
      axis: { title: 'λ', values: [...values.map((value) => -value), 0, ...values] },
    },
  } as const;
  const byShape = groupBy(runs, shapeOf);
  const names = shapeNames.filter((name) => byShape.has(name));
  const layers = names.flatMap((name) => endLayers(name, byShape.get(name)!, position));
  return windowPanel(window, [...layers, ...keyLayers(names, position, lowest)], 'all λ and seeds');
}

function draw(cells: CellSet<BalancedExperiments>): Drawing {
  const runs = cells
    .completed('kernel-path')
    .map(({ parameters, measurements }) => ({ ...parameters, ...measurements }))
    .filter(({ zeroModes }) => zeroModes === 0)
    .sort((one, other) => one.lambda - other.lambda);
  if (runs.length === 0) {
    return { state: 'unavailable', reason: 'no kernel path of a λ-balanced network is stored' };
  }
  const seed = Math.min(...runs.map((run) => run.seed));
  const shown = runs.filter((run) => run.seed === seed && drawnSizes.includes(Math.abs(run.lambda)));
  const byShape = groupBy(shown, shapeOf);
  const highest = 1.1 * Math.max(...shown.map(({ largest }) => largest), 0.1);
  const deltas = shown.map(({ lambda }) => lambda);
  const [square, ...funnels] = shapeNames.map((name): Panel[] => {
    const own = byShape.get(name);
    return own === undefined ? [] : [pathPanel(name, own, highest, deltas)];
  });
  const lost = cells.unfinished('kernel-path').length;
  const missing = lost === 0 ? '' : ` Not shown: ${counted(lost, 'cell')} that diverged or failed.`;
  const subtitle = [
    `W₂ᵀW₂ − W₁W₁ᵀ = λI with λ = δ; layers as inputs–hidden–outputs, Σₓₓ = I, ‖Σᵧₓ‖₂ = 1. One W₂W₁ at the start for all λ.`,
    `Closed form; paths of seed ${seed}. ${counted(runs.length, 'cell')}, ${counted(new Set(runs.map((run) => run.seed)).size, 'seed')}.${missing}`,
  ];
  const rows = [[...square!, endPanel(runs)], funnels.flat()].filter((row) => row.length > 0);
  return { state: 'drawn', spec: page({ title, subtitle, rows }) };
}

export const figure: Figure<BalancedExperiments> = {
  id: 'figure-balanced-lambda',
  suite: 'balanced',
  title,
  caption:
    'A square network has one kernel at λ and at −λ (its lines cover each other): it moves most at balance, where it turns back as further singular values are learned, and S falls as λ⁻⁴ away from it. ' +
    'A funnel is lazy for λ > 0 and delayed rich for λ < 0: its larger layer has to turn, which it does late and then all the way, however far from balance; an inverted funnel is the reverse. ' +
    'Upper right: S at the end, lines through the medians. Our own sizes and seeds; the paper’s figures show other networks.',
  claims: [
    'balanced/square-lazier-away-from-balance',
    'balanced/square-lazy-on-both-sides',
    'balanced/square-rich-at-balance',
    'balanced/square-distance-falls-as-fourth-power',
    'balanced/funnel-lazy-on-one-side',
    'balanced/funnel-rich-on-the-other',
    'balanced/funnel-delay-proportional',
  ],
  draw,
};
