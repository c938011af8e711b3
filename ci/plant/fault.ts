import type { Baseline } from '../../schemas/baseline.d.ts';

/** A part of a profile that is trained on the embedded engine in seconds, and whose claims notice faults. */
export interface Slice {
  readonly id: string;
  /** What is trained, as arguments of `npm run reproduce`. */
  readonly selection: readonly string[];
}

interface Described {
  readonly id: string;
  /** What is wrong, in a few words. */
  readonly what: string;
  readonly slice: Slice;
}

/** A text in place of another one, which a file of the tree has exactly once. */
export interface Patch {
  /** Below the root. */
  readonly file: string;
  readonly search: string;
  readonly replace: string;
}

/** A fault of the program. */
export interface CodeFault extends Described, Patch {
  /**
   * `trained`: the slice is trained by the faulty program. `judged`: it judges what the sound program has trained.
   * `stale`: the same of a trainer that has changed, without being told to keep what is stale.
   */
  readonly run: 'trained' | 'judged' | 'stale';
}

/** A fault in an accepted baseline. */
export interface BaselineFault extends Described {
  readonly run: 'baseline';
  readonly suite: string;
  readonly profile: 'smoke' | 'quick';
  readonly edit: (baseline: Baseline) => void;
  /** The hash is made to fit again, as if the file had been written so. */
  readonly rehash: boolean;
}

export type Fault = CodeFault | BaselineFault;
