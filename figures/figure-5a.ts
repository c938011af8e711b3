import type { CellSet, CompletedCell } from '../schemas/cell-set.ts';
import type {
  PlaneSnapshot,
  SurfaceMeasurements,
  SurfaceParameters,
  ReluExperiments,
} from '../schemas/relu.d.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { counted, numberText, signedText } from './shared/number-text.ts';
import { page, panelTitle, type Layer, type Panel } from './shared/page.ts';
import { parityLegendLayer, surfaceLayer } from './shared/parity-surface.ts';
import { heightAt } from './shared/parity-wedges.ts';
import type { Point3 } from './shared/projection.ts';
import { relativeScaleName } from './shared/relative-scale.ts';
import { asIs, dotLayer, toPixels, type Frame } from './shared/scene.ts';

type Run = CompletedCell<SurfaceParameters, SurfaceMeasurements>;

const title = 'The surface of a small ReLU network on the task of exclusive or';

const frame: Frame = {
  width: 205,
  height: 178,
  origin: [102, 104],
  pixelsPerUnit: 45,
  view: { azimuth: 24, elevation: 38 },
};
/** Half the side of the square that is drawn; the corners of the task lie at 1. */
const half = 1.3;

/** Shares of the first training loss at which a network is drawn, and what the columns are called. */
const moments = [
  { share: Infinity, name: 'start' },
  { share: 0.9, name: 'loss 90 %' },
  { share: 0.5, name: 'loss 50 %' },
  { share: 0.01, name: 'loss 1 %' },
];

/** The examples with their labels as heights: where the surface should go through. */
const examples: readonly Point3[] = [
  [1, 1, 1],
  [-1, 1, -1],
  [-1, -1, 1],
  [1, -1, -1],
];
const exampleInk = '#c0392b';

/** The first snapshot whose loss has fallen to a share of the first, or the last one. */
function snapshotAt({ measurements: { snapshots } }: Run, share: number): PlaneSnapshot {
  const level = share * snapshots[0]!.trainLoss;
  return snapshots.find(({ trainLoss }) => trainLoss <= level) ?? snapshots.at(-1)!;
}

/** From the surface to each example: what is still to be learned. */
function stemLayer(network: PlaneSnapshot): Layer {
  const values = examples.map(([x, y, label]) => ({
    type: 'LineString',
    coordinates: [heightAt(network, [x, y]), label].map((z) => toPixels([x, y, z], frame)),
  }));
  return {
    data: { values },
    projection: asIs,
    mark: { type: 'geoshape', filled: false, stroke: exampleInk, strokeWidth: 0.9, strokeDash: [2, 2] },
  };
}

/** The row's name before its first panel, the column's over the first row, and the step everywhere. */
function panelName({ parameters: { delta } }: Run, step: number, row: number, column: number): string {
  const names = [
    ...(column === 0 ? [`${relativeScaleName(delta)}, δ = ${signedText(delta)}`] : []),
    ...(row === 0 ? [moments[column]!.name] : []),
  ];
  const at = `step ${step.toLocaleString('en-US')}`;
  return names.length === 0 ? at : `${names.join(': ')} (${at})`;
}

function panelOf(run: Run, row: number, column: number): Panel {
  const network = snapshotAt(run, moments[column]!.share);
  return {
    width: frame.width,
    height: frame.height,
    title: panelTitle(panelName(run, network.step, row, column)),
    layer: [
      parityLegendLayer(frame),
      surfaceLayer(network, half, frame),
      stemLayer(network),
      dotLayer(
        examples.map((at) => ({ at })),
        frame,
        { size: 38, color: exampleInk, stroke: 'white', strokeWidth: 0.8 },
      ),
    ],
  };
}

/** The runs of the lowest seed that is stored, from upstream down to downstream. */
function shownRuns(cells: CellSet<ReluExperiments>): Run[] {
  const all = cells.completed('surface');
  const seed = Math.min(...all.map(({ parameters }) => parameters.seed));
  return all
    .filter(({ parameters }) => parameters.seed === seed)
    .sort((one, other) => other.parameters.delta - one.parameters.delta);
}

function draw(cells: CellSet<ReluExperiments>): Drawing {
  const shown = shownRuns(cells);
  if (shown.length === 0) {
    return { state: 'unavailable', reason: 'no network on the task of exclusive or has trained to the end' };
  }
  const rows = shown.map((run, row) => moments.map((_, column) => panelOf(run, row, column)));
  const { tau, width, seed } = shown[0]!.parameters;
  const lost = cells.unfinished('surface').filter(({ parameters }) => parameters.seed === seed).length;
  const missing = lost === 0 ? '' : ` Not shown: ${counted(lost, 'cell')} that diverged or failed.`;
  const subtitle = [
    `${width} hidden units, τ = ${numberText(tau)}; four examples (red) at the corners (±1, ±1), labelled by the sign of x·y. ${counted(shown.length, 'cell')}, 1 seed (${seed}).${missing}`,
    `The surface is flat between the lines of the units, drawn for |x|, |y| ≤ ${half}. Colour: parity of the active units. Dashed: from the surface to each label.`,
  ];
  return { state: 'drawn', spec: page({ title, subtitle, rows, spacing: { row: 14, column: 14 } }) };
}

export const figure: Figure<ReluExperiments> = {
  id: 'figure-5a',
  suite: 'relu',
  title,
  caption:
    'Time runs to the right. Downstream (bottom) the regions stay where they were drawn and only their heights change: lazy. Upstream (top) and at balance the lines first turn, while the surface is still nearly flat, and then it grows along the diagonals of the task: rich. ' +
    'Neighbouring regions differ in colour, since one unit changes between them; the slivers on the diagonals are many units whose lines have almost become one, and with them the regions become few. ' +
    'The paper gives no settings: task, width, start and times are ours.',
  draw,
};
