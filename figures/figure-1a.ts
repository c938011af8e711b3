import type { CellSet, CompletedCell } from '../schemas/cell-set.ts';
import type {
  PlaneMeasurements,
  PlaneParameters,
  PlaneSnapshot,
  ReluExperiments,
} from '../schemas/relu.d.ts';
import { positionChannels, windowPanel, type Window } from './shared/curve-panel.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { groupBy } from '../core/statistics/group-by.ts';
import { deviation, mean } from '../core/statistics/mean.ts';
import { counted, numberText, signedText } from './shared/number-text.ts';
import { ink, page, type Layer, type Panel } from './shared/page.ts';
import type { Point2 } from './shared/plane.ts';
import { relativeScaleName } from './shared/relative-scale.ts';
import { signInk } from './shared/sign-ink.ts';
import { thinned } from './shared/thinned.ts';

type Student = CompletedCell<PlaneParameters, PlaneMeasurements>;

const title = 'How neurons find the teacher: overall scale τ and relative scale δ';
const side = 215;

const signChannel = {
  field: 'sign',
  type: 'nominal',
  scale: { domain: ['a > 0', 'a < 0'], range: [signInk.positive, signInk.negative] },
  legend: {
    title: 'sign of the read-out',
    symbolType: 'circle',
    symbolSize: 70,
    symbolOpacity: 1,
    symbolStrokeWidth: 0,
  },
} as const;

function signName(a: number): string {
  return a > 0 ? 'a > 0' : 'a < 0';
}

/** |aᵢ| wᵢ of each hidden unit at a snapshot. */
function neuronsAt({ a, w }: PlaneSnapshot): Point2[] {
  return a.map((value, i) => [Math.abs(value) * w[i]![0]!, Math.abs(value) * w[i]![1]!]);
}

/** The students of one seed, the lowest that is stored: large τ first, then from downstream to upstream. */
function studentsOf(cells: CellSet<ReluExperiments>, seed: number): Student[] {
  return cells
    .completed('plane')
    .filter(({ parameters }) => parameters.seed === seed)
    .sort(({ parameters: one }, { parameters: other }) => other.tau - one.tau || one.delta - other.delta);
}

function pathLayer({ measurements }: Student, window: Window): Layer {
  const snapshots = measurements.snapshots.map(neuronsAt);
  const perUnit = side / (window.x.domain[1] - window.x.domain[0]);
  const values = measurements.snapshots.at(-1)!.a.flatMap((a, neuron) => {
    const path = snapshots.map((neurons) => neurons[neuron]!);
    const pixels = path.map(([x, y]) => [x * perUnit, y * perUnit]);
    return thinned(pixels, 0.25).map((i) => ({
      x: path[i]![0],
      y: path[i]![1],
      i,
      neuron,
      sign: signName(a),
    }));
  });
  return {
    data: { values },
    mark: { type: 'line', strokeWidth: 0.9, opacity: 0.55, clip: true },
    encoding: {
      ...positionChannels(window),
      color: signChannel,
      detail: { field: 'neuron', type: 'nominal' },
      order: { field: 'i', type: 'quantitative' },
    },
  };
}

function endLayer({ measurements }: Student, window: Window): Layer {
  const last = measurements.snapshots.at(-1)!;
  const values = neuronsAt(last).map(([x, y], i) => ({ x, y, sign: signName(last.a[i]!) }));
  return {
    data: { values },
    mark: {
      type: 'point',
      filled: true,
      size: 30,
      opacity: 1,
      stroke: 'white',
      strokeWidth: 0.6,
      clip: true,
    },
    encoding: { ...positionChannels(window), color: signChannel },
  };
}

/** Rays from the origin along the teacher's hidden units, past the edge of the window. */
function teacherLayer({ measurements }: Student, window: Window): Layer {
  const reach = 2 * window.x.domain[1];
  const values = measurements.teacher.map(({ direction, sign }) => ({
    x: 0,
    y: 0,
    x2: reach * direction[0]!,
    y2: reach * direction[1]!,
    sign: signName(sign),
  }));
  return {
    data: { values },
    mark: { type: 'rule', strokeDash: [5, 4], strokeWidth: 1.4, clip: true },
    encoding: { ...positionChannels(window), x2: { field: 'x2' }, y2: { field: 'y2' }, color: signChannel },
  };
}

/** Mean |cos| between a hidden unit and the nearest direction of the teacher, before and after, in a corner. */
function alignmentLayer({ measurements: { alignment } }: Student): Layer {
  const text = `|cos| ${alignment.initial.toFixed(3)} → ${alignment.final.toFixed(3)}`;
  return {
    name: 'alignment',
    data: { values: [{ text }] },
    mark: { type: 'text', align: 'left', x: 6, y: 11, fontSize: 9, color: ink.strong },
    encoding: { text: { field: 'text', type: 'nominal' } },
  };
}

function panel(student: Student, reach: number): Panel {
  const { tau, delta } = student.parameters;
  const axis = (axisTitle: string) => ({ title: axisTitle, domain: [-reach, reach] as const, tickCount: 5 });
  const window: Window = { width: side, height: side, x: axis('|aᵢ| wᵢ₁'), y: axis('|aᵢ| wᵢ₂') };
  return windowPanel(
    window,
    [
      teacherLayer(student, window),
      pathLayer(student, window),
      endLayer(student, window),
      alignmentLayer(student),
    ],
    `τ = ${numberText(tau)}, δ = ${signedText(Math.round(delta * 100) / 100)} (${relativeScaleName(delta)})`,
  );
}

function largestRadius({ measurements }: Student): number {
  return Math.max(
    ...measurements.snapshots.flatMap((snapshot) => neuronsAt(snapshot).map(([x, y]) => Math.hypot(x, y))),
  );
}

function draw(cells: CellSet<ReluExperiments>): Drawing {
  const seed = Math.min(...cells.completed('plane').map(({ parameters }) => parameters.seed));
  const students = studentsOf(cells, seed);
  if (students.length === 0) {
    return { state: 'unavailable', reason: 'no student in the plane has trained to the end' };
  }
  // Students of one τ learn the same function from the same size: one window lets their paths be compared.
  const reaches = new Map(
    [...groupBy(students, ({ parameters }) => parameters.tau)].map(([tau, members]) => [
      tau,
      1.1 * Math.max(...members.map(largestRadius)),
    ]),
  );
  const panels = students.map((student) => panel(student, reaches.get(student.parameters.tau)!));
  const rows = panels.length === 4 ? [panels.slice(0, 2), panels.slice(2)] : [panels];
  const unfinished = cells.unfinished('plane').filter(({ parameters }) => parameters.seed === seed);
  return {
    state: 'drawn',
    spec: page({ title, subtitle: subtitleOf(students, seed, unfinished.length), rows }),
    says: saysOf(cells, students),
  };
}

/** How far units turned to the teacher, over all stored seeds of each setting. */
function saysOf(cells: CellSet<ReluExperiments>, students: readonly Student[]): string {
  const settings = students.map(({ parameters: { tau, delta } }) => {
    const gains = cells
      .completed('plane')
      .filter(({ parameters }) => parameters.tau === tau && parameters.delta === delta)
      .map(({ measurements: { alignment } }) => alignment.final - alignment.initial);
    const change = `${gainText(mean(gains))} ± ${gainText(deviation(gains)).replace('+', '')}`;
    return `${change} at τ = ${numberText(tau, 2)}, δ = ${signedText(delta, 2)} (${counted(gains.length, 'seed')})`;
  });
  return `The mean |cos| between a hidden unit and the nearest direction of the teacher changes by ${settings.join('; ')}: mean ± standard deviation over seeds.`;
}

function gainText(value: number): string {
  return signedText(Math.round(1e4 * value) / 1e4, 3);
}

function subtitleOf(students: readonly Student[], seed: number, unfinished: number): string[] {
  const { width, samples, learningRate, teacherSeed } = students[0]!.parameters;
  const last = Math.max(...students.map(({ measurements }) => measurements.snapshots.at(-1)!.step));
  const missing = unfinished > 0 ? ` Not shown: ${counted(unfinished, 'cell')} that diverged or failed.` : '';
  return [
    `${counted(students.length, 'cell')}, teacher of seed ${teacherSeed}, student and inputs of seed ${seed}: ${width} hidden units, ${samples} inputs on the circle, ${last.toLocaleString('en-US')} steps at learning rate ${learningRate}.`,
    `Lines: paths of the neurons. Dots: where they end. Dashed: the teacher’s directions, in the colour of their sign.${missing}`,
  ];
}

export const figure: Figure<ReluExperiments> = {
  id: 'figure-1a',
  suite: 'relu',
  title,
  caption:
    'At large τ the neurons hardly move for their size: lazy. At small τ it is δ that decides how they learn: downstream they keep the directions that they were drawn with and only change their length; ' +
    'upstream they turn first, almost all of them, and gather in a few directions around the teacher’s; balanced does the same more slowly. ' +
    'End points need not lie on the teacher’s lines: the |cos| in each panel says how near they point. One seed is drawn. The draws are the authors’: a teacher of seed 15, student and inputs of seed 100. Departs from the paper: the number of steps is that of the profile (above).',
  draw,
};
