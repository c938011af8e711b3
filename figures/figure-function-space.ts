import type { CellSet, CompletedCell } from '../schemas/cell-set.ts';
import type { WideMeasurements, WideParameters, LinearExperiments } from '../schemas/linear.d.ts';
import { dotsLayer, lineLayer, windowPanel, type Line, type Window } from './shared/curve-panel.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { groupBy } from '../core/statistics/group-by.ts';
import { counted, errorText, numberText, signedText } from './shared/number-text.ts';
import { page, type Panel } from './shared/page.ts';

type Wide = CompletedCell<WideParameters, WideMeasurements>;

const title = 'Every entry of the function by its own equation and by the network';
const dotCount = 14;

/** The setting on random data with the most runs: one shape, one start, one seed; by rising δ. */
function largestSetting(cells: CellSet<LinearExperiments>): Wide[] {
  const settings = groupBy(
    cells
      .completed('wide')
      .filter(({ parameters }) => parameters.unevenness === 0 && parameters.data === 'random'),
    ({ parameters: { inputs, outputs, hidden, start, target, seed } }) =>
      JSON.stringify([inputs, outputs, hidden, start, target, seed]),
  );
  const [largest] = [...settings.values()].sort((one, other) => other.length - one.length);
  return (largest ?? []).sort((one, other) => one.parameters.delta - other.parameters.delta);
}

/** One line an entry of β, d · c of them. */
function entries({ parameters: { delta, times } }: Wide, beta: readonly (readonly number[])[]): Line[] {
  return beta[0]!.map((_, entry) => ({
    delta,
    points: beta.map((values, i): [number, number] => [times[i]!, values[entry]!]),
  }));
}

function ratesText({ etaA, etaW }: WideParameters): string {
  return `rates: read-out ${numberText(etaA)}, hidden ${numberText(etaW)}`;
}

/** From the least to the largest entry of β in all of the cells, and a little more. */
function heights(found: readonly Wide[]): [number, number] {
  const values = found.flatMap(({ measurements }) => measurements.network.beta.flat());
  const pad = 0.08 * (Math.max(...values) - Math.min(...values));
  return [Math.min(...values) - pad, Math.max(...values) + pad];
}

function panelOf(cell: Wide, window: Window, deltas: readonly number[]): Panel {
  const { parameters, measurements } = cell;
  const layers = [
    lineLayer(entries(cell, measurements.functionSpace), window, deltas),
    dotsLayer(entries(cell, measurements.network.beta), window, deltas, dotCount),
  ];
  return windowPanel(window, layers, `δ = ${signedText(parameters.delta)}; ${ratesText(parameters)}`);
}

function draw(cells: CellSet<LinearExperiments>): Drawing {
  const found = largestSetting(cells);
  if (found.length === 0) {
    return { state: 'unavailable', reason: 'no isotropic two-layer network on random data is stored' };
  }
  const domain = heights(found);
  const last = Math.max(...found.map(({ parameters }) => parameters.times.at(-1)!));
  const deltas = found.map(({ parameters }) => parameters.delta);
  const groups = [...groupBy(found, ({ parameters }) => ratesText(parameters)).values()];
  const rows = groups.map((members, row) =>
    members.map((cell, column) => {
      const x = row === groups.length - 1 ? { title: 'time t of gradient flow' } : {};
      const y = column === 0 ? { title: 'entries of β' } : {};
      const window = {
        width: 250,
        height: 170,
        x: { ...x, domain: [0, last] },
        y: { ...y, domain },
      } as const;
      return panelOf(cell, window, deltas);
    }),
  );
  const worst = Math.max(...found.map(({ measurements }) => measurements.functionError));
  const { inputs, outputs, hidden, seed } = found[0]!.parameters;
  const subtitle = [
    `Lines: β̇ = −(G P(β) + Q(β) G). Dots: integrated weights, at most ${errorText(worst)} away. ${counted(found.length, 'cell')}, 1 seed (${seed}).`,
    `${inputs} inputs, ${hidden} hidden units, ${outputs} outputs, random data; the same β₀ and data in every panel.`,
  ];
  return { state: 'drawn', spec: page({ title, subtitle, rows }) };
}

export const figure: Figure<LinearExperiments> = {
  id: 'figure-function-space',
  suite: 'linear',
  title,
  caption:
    'For isotropic Δ = δI the function β moves by an equation in which the weights do not occur; it gives every entry of β that the integrated weights give, at δ of both signs and with unequal learning rates of the layers. ' +
    'These act through δ and through their product: a quarter of the read-out’s rate halves the speed at balance, hardly changes it upstream, and slows the late phase downstream. ' +
    'Where a singular value of β passes through zero the equation loses digits; that does not happen here, and is counted in the notes of the claim. The paper has no such figure.',
  claims: ['linear/isotropic-function-space', 'linear/unit-function-space'],
  draw,
};
