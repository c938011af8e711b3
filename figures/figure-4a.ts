import type { CellSet } from '../schemas/cell-set.ts';
import { lineLayer, positionChannels, windowPanel, type Window } from './shared/curve-panel.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import type { LinearExperiments } from '../schemas/linear.d.ts';
import { counted, numberText, signedText } from './shared/number-text.ts';
import { ink, page, type Layer } from './shared/page.ts';
import { betaAlong, orthogonalStarts, type Trajectory } from './shared/trajectories.ts';

const title = 'Paths of the learned function';

const window: Window = {
  width: 400,
  height: 400,
  x: { title: 'β₁ = a w₁', domain: [-1.1, 0.2] },
  y: { title: 'β₂ = a w₂', domain: [-0.15, 1.15] },
};

const landmarks: Layer = {
  data: {
    values: [
      { x: -1, y: 0, name: 'β₀' },
      { x: 0, y: 1, name: 'β*' },
    ],
  },
  encoding: positionChannels(window),
  layer: [
    { mark: { type: 'point', filled: true, size: 60, color: ink.strong, opacity: 1 } },
    {
      mark: { type: 'text', dy: -14, fontSize: 13, color: ink.strong },
      encoding: { text: { field: 'name', type: 'nominal' } },
    },
  ],
};

/** How near to β* a run has to end, in the units of the axes, to be seen to have arrived. */
const arrived = 0.01;

/** Runs that time cut short of β*: an open circle where they stop, with the time. */
function unfinishedLayer(found: readonly Trajectory[]): Layer[] {
  const values = found.flatMap(({ parameters: { delta, times }, measurements }) => {
    const [x, y] = betaAlong(measurements.exact).at(-1)!;
    if (Math.hypot(x, y - 1) < arrived) return [];
    return [{ x, y, text: `δ = ${signedText(delta)} at t = ${numberText(times.at(-1)!)}, still on its way` }];
  });
  if (values.length === 0) return [];
  return [
    {
      name: 'unfinished',
      data: { values },
      mark: { type: 'point', filled: true, fill: 'white', stroke: ink.strong, size: 45, opacity: 1 },
      encoding: positionChannels(window),
    },
    {
      data: { values },
      mark: { type: 'text', align: 'right', dx: -9, dy: 2, fontSize: 10.5, color: ink.soft },
      encoding: { ...positionChannels(window), text: { field: 'text', type: 'nominal' } },
    },
  ];
}

function draw(cells: CellSet<LinearExperiments>): Drawing {
  const found = orthogonalStarts(cells);
  if (found.length === 0) {
    return { state: 'unavailable', reason: 'no trajectory from β₀ = (−1, 0) to β* = (0, 1) is stored' };
  }
  const lines = found.map(({ parameters, measurements }) => ({
    delta: parameters.delta,
    points: betaAlong(measurements.exact),
  }));
  const curves = lineLayer(
    lines,
    window,
    lines.map(({ delta }) => delta),
  );
  const subtitle = [
    'Whitened input, XᵀX = I; closed form.',
    `${counted(found.length, 'cell')}, no seeds: nothing is random.`,
  ];
  return {
    state: 'drawn',
    spec: page({
      title,
      subtitle,
      rows: [[windowPanel(window, [curves, landmarks, ...unfinishedLayer(found)])]],
    }),
  };
}

export const figure: Figure<LinearExperiments> = {
  id: 'figure-4a',
  suite: 'linear',
  title,
  caption:
    'Every run starts at β₀ and tends to β*, each on its own path; a run that the recorded time cuts short ends in an open circle, since the delay of the downstream regime grows with |δ|. Far upstream the path is the straight line of linear regression; ' +
    'far downstream it runs along β₀ towards the origin before it turns to β*; balanced lies between.',
  draw,
};
