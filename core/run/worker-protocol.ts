import type { Cell } from '../../schemas/cell.d.ts';
import type { Result } from '../../schemas/result.d.ts';

/** Cells that one worker trains in one call: members of one ensemble. */
export interface Job {
  readonly cells: readonly Cell[];
  /** Engine name. */
  readonly engine: string;
  /** How training steps are run. */
  readonly compile: string;
  /** Folder for the states of unfinished cells. */
  readonly checkpoints: string;
  /** Digest of the code that trains them: no state of other code is taken up. */
  readonly trainer: string;
}

/** From the scheduler to a worker. */
export interface ToWorker {
  readonly kind: 'train';
  readonly job: Job;
}

/** From a worker to the scheduler. */
export type FromWorker =
  /** The engine, where one is needed, has started: what goes wrong from here on is the cells'. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly key: string; readonly fraction: number }
  | { readonly kind: 'result'; readonly result: Result }
  | { readonly kind: 'done' };
