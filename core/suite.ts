import type { Experiments } from '../schemas/cell-set.ts';
import type { ImageSetName } from './data/image-set.ts';
import type { OperationUse } from './engine/audit/operations/operations.ts';
import type { Engine } from './engine/engine.ts';

export const profileNames = ['smoke', 'quick', 'paper'] as const;
export type ProfileName = (typeof profileNames)[number];

/** Experiments of a suite that is not known while this is compiled. */
type AnyExperiments = Record<
  string,
  { parameters: Readonly<Record<string, unknown>>; measurements: unknown }
>;

/**
 * A suite's protocol. Everything in it is data; training is in `train.ts`, claims in `claims.ts`. With the suite's own
 * experiments as `E` a parameter that its schema does not have does not compile.
 */
export interface Suite<E extends Experiments = AnyExperiments> {
  /** The folder's name under `suites/`. */
  readonly id: string;
  /** Raised whenever the same parameters would give other measurements; stored results of older versions are then left alone and trained anew. */
  readonly version: number;
  readonly title: string;
  /** Which claim of the paper, which figures. */
  readonly source: string;
  readonly experiments: { readonly [K in keyof E & string]: Experiment<E[K]['parameters']> };
  /** The experiment meant when a cell names none. */
  readonly defaultExperiment: keyof E & string;
  readonly profiles: Readonly<Record<ProfileName, Plan<E>>>;
}

/**
 * A suite's protocol, checked against its own experiments here and then taken as any suite: its cells are what its schema
 * has checked.
 */
export function defineSuite<E extends Experiments>(suite: Suite<E>): Suite {
  return suite;
}

/** One kind of cell. Its parameters and measurements are declared in `schemas/<suite>.schema.json`. */
export interface Experiment<P = Readonly<Record<string, unknown>>> {
  /** `engine`: tensor operations of the chosen engine. `float64`: plain JavaScript numbers, the same on every engine. */
  readonly arithmetic: 'engine' | 'float64';
  /**
   * Operations that its trainer calls, gradients included. An engine on which one of them failed the audit
   * (docs/operations.md) is refused for this experiment.
   */
  readonly operations?: readonly OperationUse[];
  /** Image sets that its trainer loads; a run fetches them before it trains. */
  readonly data?: readonly ImageSetName[];
  /**
   * Relative cost of a cell, for the time left and for handing out work: seconds on one core of a 2024
   * server, roughly.
   */
  readonly cost: (parameters: P) => number;
  /**
   * Parameters in which the members of an ensemble may differ: cells that are equal in all others are trained by one
   * worker in one call, and may share what depends on those alone. What is not named here a trainer may take from any
   * member. Default: none, each cell is trained for itself.
   */
  readonly membersDifferIn?: readonly (keyof P & string)[];
  /** Largest ensemble handed to one call. Default 1. */
  readonly largestEnsemble?: number;
}

/** What a profile runs. */
export interface Plan<E extends Experiments = AnyExperiments> {
  /** What was shrunk against the paper, and why the claims still have meaning there. */
  readonly note: string;
  /** Seeds of the seeded sweeps; `--seeds` replaces them. */
  readonly seeds: readonly number[];
  /**
   * Further seeds of the seeded sweeps that have none of their own, a list for each later look: trained only for claims
   * that declare `looks` and are undecided with the seeds before, and only the cells that these need.
   */
  readonly laterSeeds?: readonly (readonly number[])[];
  readonly sweeps: readonly Sweep<E>[];
}

/** A parameter's value in a protocol, which nothing writes to. */
type Given<V> = V extends readonly (infer U)[] ? readonly U[] : V;

/** Some parameters; the schema's defaults fill in the others. */
export type Point<P> = { readonly [N in keyof P]?: Given<P[N]> };

/** Cells of one experiment: the product of the axes (and of the profile's seeds), each combined with `fixed`. */
export interface SweepOf<K extends string, P> {
  readonly experiment: K;
  readonly fixed?: Point<P>;
  readonly axes?: { readonly [N in keyof P]?: readonly Given<P[N]>[] };
  /** Further points that are no product: each is combined with the axes. */
  readonly points?: readonly Point<P>[];
  /** Whether the profile's seeds are an axis `seed`. */
  readonly seeded?: boolean;
  /** Seeds of this sweep in place of the profile's; `--seeds` replaces these too. */
  readonly seeds?: readonly number[];
}

/** A sweep of any of a suite's experiments. */
export type Sweep<E extends Experiments = AnyExperiments> = {
  [K in keyof E & string]: SweepOf<K, E[K]['parameters']>;
}[keyof E & string];

/** What training one cell gives. */
export type Trained<M> =
  | {
      readonly state: 'completed';
      readonly measurements: M;
      /**
       * Training steps that were taken now (not before a checkpoint), for steps per second; no part of what is stored as
       * the outcome.
       */
      readonly steps?: number;
    }
  | { readonly state: 'diverged'; readonly step: number; readonly reason: string };

/** Where a trainer keeps the state of one cell, so that one that was stopped can go on. */
export interface Checkpoint {
  /** What was last written, by structured clone; undefined where there is nothing that can be read. */
  readonly read: () => Promise<unknown>;
  /** Replaces it. */
  readonly write: (state: unknown) => Promise<void>;
}

export interface TrainContext {
  /** The engine for experiments with `arithmetic: 'engine'`; asking for it elsewhere throws. */
  readonly engine: Engine;
  /**
   * Tell how much is done, from 0 to 1, of the first member without an outcome, or of that and the members after it
   * that are trained side by side.
   *
   * @param members how many they are; default 1
   */
  readonly progress: (fraction: number, members?: number) => void;
  /**
   * Tell which members, counted in the order they were given, the time since the last call or outcome was spent on, in
   * equal parts. Where that is not told, it goes to those whose outcomes come next, by their steps.
   */
  readonly spentOn?: (members: readonly number[]) => void;
  /**
   * The checkpoint of a member, counted in the order they were given. Taking one up must not change a member's
   * outcome. Absent where nothing is kept (a single cell, tests).
   */
  readonly checkpoint?: (member: number) => Checkpoint;
}

/**
 * Trains the members of an ensemble and yields one outcome for each, in their order; outcomes that were reached side
 * by side come as one array. A member's outcome must not depend on which others are
 * trained with it.
 */
export type Trainer<P, M> = (
  members: readonly P[],
  context: TrainContext,
) => AsyncIterable<Trained<M> | readonly Trained<M>[]>;

/** What `train.ts` exports as `trainers`: one trainer an experiment. */
export type Trainers<E extends Record<string, { parameters: unknown; measurements: unknown }>> = {
  readonly [K in keyof E]: Trainer<E[K]['parameters'], E[K]['measurements']>;
};
