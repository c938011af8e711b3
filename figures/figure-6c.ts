import type { CellSet } from '../schemas/cell-set.ts';
import type { RhmExperiments } from '../schemas/rhm.d.ts';
import { measuredCurves, networksOf, paperCurves, type ErrorCurve } from './shared/accuracy-curves.ts';
import { alphaChannel, alphaText } from './shared/alpha-scale.ts';
import type { Drawing, Figure } from './shared/figure.ts';
import { logAxis } from './shared/log-axis.ts';
import { counted, numberText } from './shared/number-text.ts';
import { ink, page, panelTitle, type Layer, type Panel } from './shared/page.ts';

const title = 'Test error against the number of training samples';

/** A panel's window on logarithmic axes. */
interface Window {
  readonly fraction: readonly [number, number];
  readonly error: readonly [number, number];
}

/** The axes of the paper's figure. */
const paperWindow: Window = { fraction: [1e-3, 1], error: [1e-5, 1] };

/**
 * The paper's window cut to where our curves are, a fifth of a factor wider, and down to where the paper's curves go
 * there.
 */
function windowAround(curves: readonly ErrorCurve[], theirs: readonly ErrorCurve[]): Window {
  const points = curves.flatMap((curve) => curve.points);
  const fractions = points.map(({ fraction }) => fraction);
  const right = Math.min(1, Math.max(...fractions) * 1.2);
  // One point further than the window, since a line runs on to it.
  const beside = theirs.flatMap((curve) => {
    const past = curve.points.find(({ fraction }) => fraction >= right)?.fraction ?? right;
    return curve.points.filter(({ fraction }) => fraction <= past);
  });
  const lowest = Math.min(...[...points, ...beside].flatMap(({ error }) => (error > 0 ? [error] : [])));
  return {
    fraction: [Math.min(...fractions) / 1.2, right],
    error: [Math.max(paperWindow.error[0], lowest / 2), 1],
  };
}

function channels({ fraction, error }: Window) {
  return {
    x: {
      field: 'fraction',
      type: 'quantitative' as const,
      ...logAxis('training fraction P / Pₘₐₓ', fraction),
    },
    y: { field: 'error', type: 'quantitative' as const, ...logAxis('1 − test accuracy', error) },
  };
}

/** Errors of zero have no place on a logarithmic axis; a band that reaches below it ends at the border. */
function rows(curves: readonly ErrorCurve[], { error: [lowest] }: Window) {
  return curves.flatMap(({ alpha, points }) =>
    points
      .filter(({ error }) => error > 0)
      .map(({ fraction, error, deviation, fitted }) => ({
        alpha: alphaText(alpha),
        fraction,
        error,
        low: Math.max(error - deviation, lowest / 10),
        high: error + deviation,
        fitted,
      })),
  );
}

function bandAndLine(curves: readonly ErrorCurve[], window: Window, alphas: readonly number[]): Layer[] {
  const { x, y } = channels(window);
  const color = alphaChannel(alphas);
  const values = rows(curves, window);
  return [
    {
      data: { values },
      mark: { type: 'area', opacity: 0.18, clip: true },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color },
    },
    {
      data: { values },
      mark: { type: 'line', strokeWidth: 2, clip: true },
      encoding: { x, y, color },
    },
  ];
}

/** Filled where every network of the point fitted its training set, open elsewhere. */
function dots(curves: readonly ErrorCurve[], window: Window, alphas: readonly number[]): Layer[] {
  return [true, false].flatMap((filled): Layer[] => {
    const values = rows(curves, window).filter(({ fitted }) => fitted === filled);
    if (values.length === 0) return [];
    const fill = filled ? {} : { fill: 'white' };
    return [
      {
        data: { values },
        mark: { type: 'point', size: 34, opacity: 1, strokeWidth: 1.5, clip: true, filled, ...fill },
        encoding: { ...channels(window), color: alphaChannel(alphas) },
      },
    ];
  });
}

function dashed(curves: readonly ErrorCurve[], window: Window, alphas: readonly number[]): Layer {
  return {
    data: { values: rows(curves, window) },
    mark: { type: 'line', strokeWidth: 1.2, strokeDash: [4, 3], clip: true },
    encoding: { ...channels(window), color: alphaChannel(alphas) },
  };
}

/** The window of the other panel, as a frame. */
function frame({ fraction, error }: Window): Layer {
  return {
    data: { values: [{ fraction: fraction[0], right: fraction[1], error: error[0], top: error[1] }] },
    mark: { type: 'rect', fillOpacity: 0, stroke: ink.soft, strokeDash: [2, 2], clip: true },
    encoding: { ...channels(paperWindow), x2: { field: 'right' }, y2: { field: 'top' } },
  };
}

function panel(name: string, layer: Layer[]): Panel {
  return { width: 340, height: 300, view: { stroke: ink.faint }, title: panelTitle(name), layer };
}

function draw(cells: CellSet<RhmExperiments>, paper: (file: string) => unknown): Drawing {
  const networks = networksOf(cells);
  if (networks.length === 0) return { state: 'unavailable', reason: 'no trained network is stored' };
  const ours = measuredCurves(cells);
  const theirs = paperCurves(paper);
  const alphas = [...ours, ...theirs].map(({ alpha }) => alpha);
  const same = theirs.filter(({ alpha }) => ours.some((curve) => curve.alpha === alpha));
  const window = windowAround(ours, same);
  const panels = [
    panel('measured here (dashed: the paper)', [
      ...bandAndLine(ours, window, alphas),
      dashed(same, window, alphas),
      ...dots(ours, window, alphas),
    ]),
    ...(theirs.length === 0
      ? []
      : [
          panel('the paper’s figure, digitised', [
            ...bandAndLine(theirs, paperWindow, alphas),
            frame(window),
          ]),
        ]),
  ];
  return {
    state: 'drawn',
    spec: page({ title, subtitle: subtitle(cells), rows: [panels], spacing: { row: 28, column: 40 } }),
    says: saysOf(ours, same),
  };
}

/** Test errors at our largest training set, and the paper's there, read between its points in log-log. */
function saysOf(ours: readonly ErrorCurve[], theirs: readonly ErrorCurve[]): string {
  const largest = Math.max(...ours.flatMap(({ points }) => points.map(({ fraction }) => fraction)));
  const each = ours.flatMap(({ alpha, points }) => {
    const at = points.find(({ fraction }) => fraction === largest);
    if (at === undefined) return [];
    const paper = errorAt(theirs.find((curve) => curve.alpha === alpha)?.points ?? [], largest);
    const beside = paper === null ? '' : ` (the paper: ${numberText(paper, 2)})`;
    return [
      `${numberText(at.error, 2)} ± ${numberText(at.deviation, 2)}${beside} at α = ${alphaText(alpha)}`,
    ];
  });
  return `The test error at P / Pₘₐₓ = ${numberText(largest, 2)} is ${each.join(', ')}.`;
}

/** A curve between its points, in log-log; null outside them. */
function errorAt(points: ErrorCurve['points'], fraction: number): number | null {
  const after = points.findIndex((point) => point.fraction >= fraction);
  const [from, to] = [points[after - 1], points[after]];
  if (from === undefined || to === undefined) return null;
  const share = Math.log(fraction / from.fraction) / Math.log(to.fraction / from.fraction);
  return from.error * (to.error / from.error) ** share;
}

function subtitle(cells: CellSet<RhmExperiments>): string[] {
  const networks = networksOf(cells);
  const seeds = new Set(networks.map(({ parameters }) => parameters.seed)).size;
  const unfitted = networks.filter(({ measurements }) => !measurements.fitted).length;
  const lost = cells.unfinished('network').length;
  return [
    `Mean and standard deviation over ${counted(seeds, 'seed')}; ${counted(networks.length, 'cell')}, ` +
      `Pₘₐₓ = ${networks[0]!.measurements.strings.toLocaleString('en-US')} strings.`,
    (unfitted === 0
      ? 'Every network fitted its training set.'
      : `Open dots: ${counted(unfitted, 'network')} did not fit the training set.`) +
      (lost === 0 ? '' : ` ${counted(lost, 'cell')} diverged or failed and are left out.`),
  ];
}

export const figure: Figure<RhmExperiments> = {
  id: 'figure-6c',
  suite: 'rhm',
  title,
  caption:
    'Multilayer perceptrons learn the Random Hierarchy Model from P of its strings. The further upstream the initialisation, ' +
    'the fewer strings bring the test error down: compare curves along a horizontal line. ' +
    'The window of the left panel, framed in the right one, is what the profile has run; ' +
    'the paper’s seeds draw other rules than ours, so agreement is to be expected within the bands.',
  draw,
};
