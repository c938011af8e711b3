import type { CellSet } from '../schemas/cell-set.ts';
import { lineLayer, positionChannels, windowPanel, type Window } from './shared/curve-panel.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import type { LinearExperiments } from '../schemas/linear.d.ts';
import { counted } from './shared/number-text.ts';
import { ink, page, type Layer } from './shared/page.ts';
import { betaAlong, orthogonalStarts } from './shared/trajectories.ts';

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
    spec: page({ title, subtitle, rows: [[windowPanel(window, [curves, landmarks])]] }),
  };
}

export const figure: Figure<LinearExperiments> = {
  id: 'figure-4a',
  suite: 'linear',
  title,
  caption:
    'Every run starts at β₀ and ends at β*, each on its own path. Far upstream the path is the straight line of linear regression; ' +
    'far downstream it runs along β₀ towards the origin before it turns to β*; balanced lies between.',
  draw,
};
