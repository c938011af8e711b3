import type { Drawing } from './figure.ts';

/** What the tests of figures read in a panel of a specification. */
export interface DrawnPanel {
  readonly title?: { readonly text: string };
  readonly layer: readonly {
    readonly data?: { readonly values: readonly Readonly<Record<string, unknown>>[] };
    readonly mark?: { readonly type: string };
  }[];
}

/** The panels of a drawn figure, row by row. Throws when it is not drawn. For tests. */
export function drawnPanels(drawing: Drawing): readonly DrawnPanel[] {
  if (drawing.state !== 'drawn') throw new Error(drawing.reason);
  return (drawing.spec as unknown as { concat: DrawnPanel[] }).concat;
}

/** The data of all layers of a panel with a mark of the given type. For tests. */
export function valuesOf(panel: DrawnPanel, mark: string): Readonly<Record<string, unknown>>[] {
  return panel.layer.flatMap((layer) => (layer.mark?.type === mark ? [...(layer.data?.values ?? [])] : []));
}
