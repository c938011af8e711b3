import type { CellSet } from '../schemas/cell-set.ts';
import { equalFunction } from './shared/equal-function.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { facetsOf, sheetHeights, type Leaf } from './shared/leaf.ts';
import type { LinearExperiments } from '../schemas/linear.d.ts';
import { counted, signedText } from './shared/number-text.ts';
import { ink, page, panelTitle, type Panel } from './shared/page.ts';
import type { Point3 } from './shared/projection.ts';
import { relativeScaleColour, relativeScaleName } from './shared/relative-scale.ts';
import { axisLayers } from './shared/scene-axes.ts';
import { curveLayers, dotLayer, facetLayer, type Frame } from './shared/scene.ts';
import { orthogonalStarts, parametersAlong, type Trajectory } from './shared/trajectories.ts';

const id = 'figure-2';
const title = 'Where a single linear neuron moves: one surface for each relative scale δ';
const shown = [-2, 0, 2];
const height = 2.5;
const box = { radius: 2.9, height };
const frame: Frame = {
  width: 326,
  height: 250,
  origin: [168, 118],
  pixelsPerUnit: 34,
  view: { azimuth: 133, elevation: 12.5 },
};

const minima = 'minima, a w = β*';
const starts = 'starts, a w = β₀';
const inks: Record<string, string> = { [minima]: '#8a1c7c', [starts]: '#6b6f76' };

function mesh(leaf: Leaf) {
  const angles = Array.from({ length: 65 }, (_, i) => (i / 64) * 2 * Math.PI);
  return sheetHeights(leaf, leaf.delta < 0 ? 13 : 14).flatMap((heights) =>
    facetsOf(leaf, heights, () => angles),
  );
}

function lossAt([w1, w2, a]: Point3): number {
  return ((a * w1) ** 2 + (a * w2 - 1) ** 2) / 2;
}

function panel(trajectory: Trajectory): Panel {
  const { delta } = trajectory.parameters;
  const leaf: Leaf = { delta, height };
  const path = parametersAlong(trajectory.measurements.exact);
  const flow = `gradient flow, δ = ${signedText(delta)}`;
  const names = [minima, starts, ...shown.map((value) => `gradient flow, δ = ${signedText(value)}`)];
  const stroke = {
    type: 'nominal',
    scale: { domain: names, range: [inks[minima], inks[starts], ...shown.map(relativeScaleColour)] },
    legend: { title: null, orient: 'bottom', symbolType: 'stroke', symbolStrokeWidth: 3, symbolSize: 260 },
  };
  const loss = {
    type: 'quantitative',
    scale: { type: 'sqrt', domain: [0, 4], clamp: true, range: ['#43837a', '#a9cbbd', '#f4f1e4'] },
    legend: {
      title: 'loss',
      orient: 'bottom',
      values: [0, 0.5, 1, 2, 4],
      gradientLength: 180,
      labelExpr: "datum.value == 4 ? '≥ 4' : datum.value",
    },
  };
  return {
    width: frame.width,
    height: frame.height,
    title: panelTitle(`δ = ${signedText(delta)} (${relativeScaleName(delta)})`),
    layer: [
      ...axisLayers(box, frame),
      facetLayer(mesh(leaf), lossAt, frame, loss),
      ...curveLayers(
        [
          ...equalFunction([0, 1], box).map((points) => ({ name: minima, points })),
          ...equalFunction([-1, 0], box).map((points) => ({ name: starts, points })),
        ],
        leaf,
        frame,
        1.6,
        stroke,
      ),
      ...curveLayers([{ name: flow, points: path }], leaf, frame, 3, stroke),
      dotLayer([{ at: path[0]! }, { at: path.at(-1)! }], frame, {
        size: 42,
        color: ink.strong,
        stroke: 'white',
        strokeWidth: 1,
      }),
    ],
  };
}

function draw(cells: CellSet<LinearExperiments>): Drawing {
  const found = orthogonalStarts(cells).filter(({ parameters }) => shown.includes(parameters.delta));
  if (found.length < shown.length) {
    return {
      state: 'unavailable',
      reason: `needs trajectories from β₀ = (−1, 0) to β* = (0, 1) for δ = −2, 0 and 2; ${found.length} of 3 are stored`,
    };
  }
  const subtitle = [
    `β* = (0, 1), β₀ = (−1, 0), XᵀX = I; closed form. ${counted(found.length, 'cell')}, no seeds: nothing is random. Dashed: behind the surface.`,
  ];
  return { state: 'drawn', spec: page({ title, subtitle, rows: [found.map(panel)] }) };
}

export const figure: Figure<LinearExperiments> = {
  id,
  suite: 'linear',
  title,
  caption:
    'Gradient flow conserves δ = a² − ‖w‖², so it stays on one surface: a one-sheeted hyperboloid (downstream), a double cone (balanced) or a two-sheeted hyperboloid (upstream). ' +
    'All three runs start at the same function β₀ and end at the same minimum of the loss, yet upstream the path is short and nearly straight and downstream it runs down to the waist of the surface, turns there and climbs again. ' +
    'Departs from the paper: an orthographic projection from a fixed view; surfaces are cut at |a| = 2.5.',
  draw,
};
