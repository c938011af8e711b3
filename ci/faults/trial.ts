import { embeddedEngine } from '../../core/engine/engines.ts';
import type { TreeCopy } from '../plant/tree-copy.ts';
import type { FaultRow } from './fault-row.ts';

/** What every fault is tried in. */
export interface Trial {
  /** A copy of the tree, whose commands are run and whose baselines may be written. */
  readonly tree: TreeCopy;
  /** Folder with the results of an undisturbed run. */
  readonly sound: string;
  /** How long that took. */
  readonly soundSeconds: number;
  /** Seconds until all has to be over. */
  readonly left: () => number;
  /** Takes a row, and tells it. */
  readonly tell: (row: FaultRow) => void;
}

/** A kind of fault. */
export interface FaultKind {
  readonly id: string;
  readonly what: string;
  /** What it takes at most, in undisturbed runs: it is not begun with less time left. */
  readonly runs: number;
  readonly run: (trial: Trial) => Promise<void>;
}

/** The run that faults are done to: seconds, float64, figures and a report. */
export const disturbedRun = (out: string): string[] => [
  ...['bin/reproduce.ts', 'linear', '--profile', 'smoke', '--engine', embeddedEngine],
  ...['--workers', '2', '--out', out],
];
