import type { TopLevelSpec } from 'vega-lite';
import type { CellSet, Experiments } from '../../schemas/cell-set.ts';

/** Vega-Lite specification of a figure. */
export type Spec = TopLevelSpec;

export type Drawing =
  | {
      readonly state: 'drawn';
      readonly spec: Spec;
      /** What these results show, in a sentence or two with their numbers: the caption begins with it. */
      readonly says?: string;
    }
  /** The stored cells do not hold what the figure shows. */
  | { readonly state: 'unavailable'; readonly reason: string };

/** One figure of the paper, drawn from stored results. A file `figures/<id>.ts` exports it as `figure`. */
export interface Figure<E extends Experiments> {
  /** The file's name: figure-1a. */
  readonly id: string;
  /** The suite whose results it shows. */
  readonly suite: string;
  readonly title: string;
  /** What to look for, and where it departs from the paper's figure: what holds whatever was measured. */
  readonly caption: string;
  /** Ids of the claims about it, where their sources name no figure: it is one of ours. */
  readonly claims?: readonly string[];
  /** Pure: the same cells give the same specification. `paper(file)` is a parsed file of baselines/paper. */
  readonly draw: (cells: CellSet<E>, paper: (file: string) => unknown) => Drawing;
}
