import type { Config } from 'vega-lite';
import type { Field } from 'vega-lite/types_unstable/channeldef.js';
import type { LayerSpec, UnitSpec } from 'vega-lite/types_unstable/spec/index.js';
import type { Spec } from './figure.ts';

/** One panel of a figure. */
export type Panel = LayerSpec<Field> | UnitSpec<Field>;
/** One layer of a panel. */
export type Layer = LayerSpec<Field> | UnitSpec<Field>;

/** Ink for text and marks that carry no value. */
export const ink = { strong: '#1c1c1c', soft: '#5f6368', faint: '#d5d8dc', missing: '#eceef0' } as const;

const font = 'DejaVu Sans, Verdana, sans-serif';

/**
 * White behind everything, so that a figure reads in a dark page too; no marks for screen readers on each of
 * thousands of points: the page that shows a figure says what is in it.
 */
export const config: Config = {
  background: 'white',
  padding: 14,
  font,
  aria: false,
  title: {
    anchor: 'start',
    color: ink.strong,
    fontSize: 15,
    subtitleColor: ink.soft,
    subtitleFontSize: 11.5,
    subtitleLineHeight: 16,
    subtitlePadding: 6,
    offset: 16,
  },
  axis: {
    domainColor: ink.soft,
    tickColor: ink.soft,
    gridColor: '#eef0f2',
    labelColor: ink.strong,
    labelFontSize: 10.5,
    labelFlush: false,
    titleColor: ink.strong,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    titlePadding: 7,
  },
  legend: {
    labelColor: ink.strong,
    labelFontSize: 10.5,
    titleColor: ink.strong,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    titleLimit: 0,
    labelLimit: 0,
  },
  view: { stroke: null },
};

/** Settings of the title above one panel. */
export function panelTitle(text: string | string[]): {
  text: string | string[];
  fontSize: number;
  fontWeight: 'normal';
  offset: number;
  anchor: 'middle';
} {
  return { text, fontSize: 12, fontWeight: 'normal', offset: 8, anchor: 'middle' };
}

export interface PageContent {
  readonly title: string;
  /** What is drawn from: how many cells, seeds; one line each. */
  readonly subtitle: readonly string[];
  /** Panels, row by row, equally many in each, so that columns line up. */
  readonly rows: readonly (readonly Panel[])[];
  /** Pixels between neighbouring panels. Default 28 both ways. */
  readonly spacing?: { readonly row: number; readonly column: number };
  /** Whether each panel has its own colours and legends. Default: they are shared and drawn once. */
  readonly ownColours?: boolean;
}

/**
 * A panel whose layers' names say where it stands, cells_1_2: row 1, column 2. Vega-Lite takes views of one name for one
 * view and draws them alike, so that a name has to be the figure's only one.
 */
function named(panel: Panel, row: number, column: number): Panel {
  const rename = <P extends Panel>(view: P): P => {
    const name = view.name === undefined ? {} : { name: `${view.name}_${row + 1}_${column + 1}` };
    return 'layer' in view
      ? { ...view, ...name, layer: view.layer.map((layer) => rename(layer)) }
      : { ...view, ...name };
  };
  return rename(panel);
}

/** A figure's whole picture: title, subtitle and rows of panels, in the look that all figures share. */
export function page(content: PageContent): Spec {
  const { title, subtitle, rows, spacing = { row: 28, column: 28 }, ownColours = false } = content;
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    title: { text: title, subtitle: [...subtitle] },
    config,
    concat: rows.flatMap((panels, row) => panels.map((panel, column) => named(panel, row, column))),
    columns: rows[0]!.length,
    spacing,
    ...(ownColours
      ? { resolve: { scale: { color: 'independent', fill: 'independent', stroke: 'independent' } } }
      : {}),
  };
}
