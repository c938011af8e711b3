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

/** Parameters of a run into a folder. */
export type RunToDisturb = (out: string) => string[];

/** The run that faults are done to: seconds, float64, figures and a report. */
export const disturbedRun: RunToDisturb = (out) => [...smokeRun('linear'), '--out', out];

/** The run that is killed, many times: 16 cells, one figure and the report, half the time of the other. */
export const killedRun: RunToDisturb = (out) => [...smokeRun('balanced'), '--seeds', '0..3', '--out', out];

function smokeRun(suite: string): string[] {
  const options = ['--profile', 'smoke', '--engine', embeddedEngine, '--workers', '2'];
  return ['bin/reproduce.ts', suite, ...options];
}
