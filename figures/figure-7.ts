import type { CellSet } from '../schemas/cell-set.ts';
import { basinAngles, reachedSign, separatingCurves } from './shared/basins.ts';
import { equalFunction } from './shared/equal-function.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { groupBy } from '../core/statistics/group-by.ts';
import { facetsOf, sheetHeights, type Facet, type Leaf } from './shared/leaf.ts';
import type { LinearExperiments } from '../schemas/linear.d.ts';
import { counted, numberText } from './shared/number-text.ts';
import { ink, page, panelTitle, type Panel } from './shared/page.ts';
import type { Point3 } from './shared/projection.ts';
import { axisLayers } from './shared/scene-axes.ts';
import { curveLayers, dotLayer, facetLayer, type Curve, type Frame } from './shared/scene.ts';
import { signInk } from './shared/sign-ink.ts';
import { parametersAlong, trajectoriesTowards, type Trajectory } from './shared/trajectories.ts';

const title = 'Which branch of solutions is reached: basins on the surface of each δ';
const betaStar = [1, 0.25] as const;
const shown = [0, -2, -10];

const names = {
  positive: 'gradient flow to a > 0',
  negative: 'gradient flow to a < 0',
  minima: 'minima, a w = β*',
  edge: 'separating surface',
};
const stroke = {
  type: 'nominal',
  scale: {
    domain: Object.values(names),
    range: [signInk.positive, signInk.negative, ink.soft, ink.strong],
  },
  legend: { title: null, orient: 'bottom', symbolType: 'stroke', symbolStrokeWidth: 3, symbolSize: 220 },
};
const fill = {
  type: 'nominal',
  scale: {
    domain: ['basin of a > 0', 'basin of a < 0'],
    range: [signInk.positivePale, signInk.negativePale],
  },
  legend: { title: null, orient: 'bottom', symbolType: 'square', symbolSize: 220, symbolStrokeWidth: 0 },
};

function mesh(leaf: Leaf): Facet[] {
  const even = Array.from({ length: 41 }, (_, i) => (i / 40) * 2 * Math.PI);
  const anglesAt = leaf.delta < 0 ? basinAngles(leaf, betaStar, 20) : () => even;
  return sheetHeights(leaf, 9).flatMap((heights) => facetsOf(leaf, heights, anglesAt));
}

/** The panel's window, at the scale that holds the widest leaf, so that heights and widths compare between panels. */
function frameFor(radius: number): Frame {
  return {
    width: 326,
    height: 262,
    origin: [168, 122],
    pixelsPerUnit: 112 / radius,
    view: { azimuth: 126, elevation: 14 },
  };
}

/** ‖w‖ at the upper edge of a leaf, and a little more. */
function radiusOf({ delta, height }: Leaf): number {
  return Math.sqrt(height * height - delta) * 1.02;
}

/** @param height |a| up to which every leaf is drawn */
function panel(delta: number, members: readonly Trajectory[], height: number): Panel {
  const paths = members.map(({ measurements }) => parametersAlong(measurements.exact));
  const leaf: Leaf = { delta, height };
  const radius = radiusOf(leaf);
  const frame = frameFor(Math.max(...shown.map((each) => radiusOf({ delta: each, height }))));
  const still: Curve[] = [
    ...equalFunction(betaStar, { radius, height }).map((points) => ({ name: names.minima, points })),
    ...(delta < 0 ? separatingCurves(leaf, betaStar, 80) : []).map((points) => ({
      name: names.edge,
      points,
    })),
  ];
  const flows: Curve[] = paths.map((points) => ({
    name: points.at(-1)![2] > 0 ? names.positive : names.negative,
    points,
  }));
  const dot = { stroke: 'white', strokeWidth: 0.8, color: ink.strong };
  return {
    width: frame.width,
    height: frame.height,
    title: panelTitle(`δ = ${numberText(delta)}`),
    layer: [
      ...axisLayers({ radius, height }, frame),
      facetLayer(
        mesh(leaf),
        (middle: Point3) => basinName(reachedSign(middle, delta, betaStar)),
        frame,
        fill,
      ),
      ...curveLayers(still, leaf, frame, 1.4, stroke),
      ...curveLayers(flows, leaf, frame, 2.2, stroke),
      dotLayer(
        paths.map((points) => ({ at: points[0]! })),
        frame,
        { ...dot, size: 26 },
      ),
      dotLayer(
        paths.map((points) => ({ at: points.at(-1)! })),
        frame,
        { ...dot, size: 50, shape: 'diamond' },
      ),
    ],
  };
}

function basinName(sign: number): string {
  return sign > 0 ? 'basin of a > 0' : 'basin of a < 0';
}

function draw(cells: CellSet<LinearExperiments>): Drawing {
  const found = groupBy(trajectoriesTowards(cells, betaStar), ({ parameters }) => parameters.delta);
  const missing = shown.filter((delta) => !found.has(delta));
  if (missing.length > 0) {
    return {
      state: 'unavailable',
      reason: `no trajectory to β* = (1, ¼) is stored for δ = ${missing.map((delta) => numberText(delta)).join(', ')}`,
    };
  }
  const heights = shown.flatMap((delta) =>
    found.get(delta)!.flatMap(({ measurements }) => measurements.exact.a.map(Math.abs)),
  );
  const height = Math.max(2.2, 1.05 * Math.max(...heights));
  const panels = shown.map((delta) => panel(delta, found.get(delta)!, height));
  const count = shown.reduce((sum, delta) => sum + found.get(delta)!.length, 0);
  const subtitle = [
    `β* = (1, ¼), XᵀX = I; closed form. Dots: starts 10⁻³ to either side of the separating surface. Diamonds: where they end. Dashed: behind the surface.`,
    `${counted(count, 'cell')}, no seeds: nothing is random.`,
  ];
  return { state: 'drawn', spec: page({ title, subtitle, rows: [panels] }) };
}

export const figure: Figure<LinearExperiments> = {
  id: 'figure-7',
  suite: 'linear',
  title,
  caption:
    'Two starts that cannot be told apart by eye part ways at the separating surface. For δ ≥ 0 the sign of a never changes, and the two branches hang together only in the tip of the cone; ' +
    'for δ < 0 the surface is one piece, a may change its sign, and the basins meet in an inclined plane that stands the steeper the larger |δ|. ' +
    'Departs from the paper: an orthographic projection from a fixed view, at one scale in all panels.',
  draw,
};
