import type { CellSet, CompletedCell } from '../schemas/cell-set.ts';
import type { WideMeasurements, WideParameters, LinearExperiments } from '../schemas/linear.d.ts';
import { dotsLayer, lineLayer, windowPanel, type Line, type Window } from './shared/curve-panel.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { counted, errorText, signedText } from './shared/number-text.ts';
import { page, type Panel } from './shared/page.ts';

type Wide = CompletedCell<WideParameters, WideMeasurements>;

const title = 'Singular values of β: mirror flow of the hyperbolic entropy against the network';
const dotCount = 16;
const columns = 3;

/** Networks with three singular values: aligned ones first, uneven ones last, by rising δ. */
function shownCells(cells: CellSet<LinearExperiments>): Wide[] {
  const rank = ({ parameters: { data, unevenness } }: Wide) =>
    data === 'aligned' ? 0 : unevenness > 0 ? 2 : 1;
  return cells
    .completed('wide')
    .filter(({ parameters }) => parameters.start.length >= 3)
    .sort((one, other) => rank(one) - rank(other) || one.parameters.delta - other.parameters.delta)
    .slice(0, 2 * columns);
}

/** One line a singular value, by falling size. */
function linesOf(
  { parameters: { delta, times } }: Wide,
  values: readonly (readonly number[])[],
  count: number,
): Line[] {
  const sorted = values.map((row) => row.map(Math.abs).sort((one, other) => other - one));
  return Array.from({ length: count }, (_, mode) => ({
    delta,
    points: sorted.map((row, i): [number, number] => [times[i]!, row[mode]!]),
  }));
}

function panelOf(cell: Wide, column: number, highest: number, deltas: readonly number[]): Panel {
  const { delta, unevenness, data, times, start } = cell.parameters;
  const { mirrorFlow, network, mirrorError } = cell.measurements;
  const window: Window = {
    width: 230,
    height: 170,
    x: { title: 'time t of gradient flow', domain: [0, times.at(-1)!] },
    y: { ...(column === 0 ? { title: 'singular values of β' } : {}), domain: [0, highest] },
  };
  const layers = [
    lineLayer(linesOf(cell, mirrorFlow, start.length), window, deltas),
    dotsLayer(linesOf(cell, network.singularValues, start.length), window, deltas, dotCount),
  ];
  const kind = unevenness > 0 ? 'Δ not isotropic' : data === 'aligned' ? 'aligned' : 'random data';
  return windowPanel(window, layers, `δ = ${signedText(delta)}, ${kind}: off by ${errorText(mirrorError)}`);
}

function draw(cells: CellSet<LinearExperiments>): Drawing {
  const found = shownCells(cells);
  if (found.length === 0) {
    return { state: 'unavailable', reason: 'no two-layer network with three singular values is stored' };
  }
  const deltas = found.map(({ parameters }) => parameters.delta);
  const values = found.flatMap(({ measurements }) => measurements.network.singularValues.flat());
  const highest = 1.1 * Math.max(...values);
  const panels = found.map((cell, i) => panelOf(cell, i % columns, highest, deltas));
  const rows = Array.from({ length: Math.ceil(panels.length / columns) }, (_, row) =>
    panels.slice(row * columns, (row + 1) * columns),
  );
  const { inputs, hidden, outputs } = found[0]!.parameters;
  const subtitle = [
    `Lines: d/dt q′(λ) = −∂loss/∂λ with the hyperbolic entropy q of δ. Dots: singular values of β from the integrated weights.`,
    `${inputs} inputs, ${hidden} hidden units, ${outputs} outputs. ${counted(found.length, 'cell')}, one seed for each kind of data.`,
  ];
  return { state: 'drawn', spec: page({ title, subtitle, rows }) };
}

export const figure: Figure<LinearExperiments> = {
  id: 'figure-mirror-flow',
  suite: 'linear',
  title,
  caption:
    'Above, target and data share the singular vectors of a small start: near balance (left) the values are learned one after the other, the largest first; far from it (right) all at once. Time axes differ. ' +
    'Below, they do not share them and values push each other off; the mirror flow still gives them, until Δ is not isotropic (last panel). The paper has no such figure.',
  claims: ['linear/singular-value-mirror-flow', 'linear/equation-needs-isotropy'],
  draw,
};
