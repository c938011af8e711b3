import type { CellSet, Experiments } from '../../schemas/cell-set.ts';
import type { Spec } from '../shared/figure.ts';

/** A value of a control, and how a reader sees it. */
export interface Option {
  readonly value: string | number;
  readonly label: string;
}

/** One value of several (`choice`), or any of several (`set`), handed to the signal of that name. */
export interface Control {
  readonly kind: 'choice' | 'set';
  readonly signal: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | number | readonly (string | number)[];
}

/** An axis that can be linear or logarithmic: `x`, `y`, or the colour of a map. */
export interface ScaleControl {
  readonly name: string;
  readonly label: string;
  /** How it is at first. */
  readonly isLog: boolean;
}

/** Rows without the names of their columns, which are told once. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What a reader can turn and point at, drawn from stored results. */
export interface Exploration {
  readonly title: string;
  /** What to do with it. */
  readonly hint: string;
  readonly controls: readonly Control[];
  readonly scales: readonly ScaleControl[];
  /** Fields of a mark whose click chooses the controls of those names. */
  readonly picks: readonly string[];
  /** The specification for each scale as logarithmic or not, its data the table `rows`, its parameters the controls. */
  readonly spec: (isLog: Readonly<Record<string, boolean>>) => Spec;
  readonly rows: Table;
}

/** An interactive companion of a figure. A file `figures/explore/explore-<figure>.ts` exports it as `explorer`. */
export interface Explorer<E extends Experiments> {
  /** The figure that it stands under: figure-1b. */
  readonly figure: string;
  readonly suite: string;
  /** Pure. Nothing where the stored cells have nothing to explore. */
  readonly explore: (cells: CellSet<E>, paper: (file: string) => unknown) => Exploration | undefined;
}
