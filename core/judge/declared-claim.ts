import type { CellOf, Experiments } from '../../schemas/cell-set.ts';
import type { Claim } from '../../schemas/claim.d.ts';
import type { Sample } from '../../schemas/verdict.d.ts';

/**
 * Which values of a parameter are meant: exactly these, each of which the profile must have, or those that a rule
 * picks, given one value and all that the profile's cells of the experiment have.
 */
export type Condition<V> = readonly V[] | Rule<V>;

interface Picker<V> {
  // A method, so that a rule about numbers is one about parameters in general.
  picks(value: V, all: readonly V[]): boolean;
}

/** Whether a value is picked, given all that there are. */
export type Rule<V> = Picker<V>['picks'];

/** Cells of one experiment, as a profile makes them. */
export interface CellNeed<K extends string, P> {
  readonly experiment: K;
  /** Conditions on parameters, all of which hold; none: every cell of the experiment. */
  readonly where?: { readonly [N in keyof P]?: Condition<P[N]> };
  /** A condition on several parameters together. */
  such?(parameters: P): boolean;
}

type NeedOf<E extends Experiments, K extends keyof E & string> = K extends K
  ? CellNeed<K, E[K]['parameters']>
  : never;

/**
 * What a whole replicate says: its value in the claim's unit, several labelled ones, none (an empty list: it is not
 * one of those that the claim is about, as only its measurements show), or why it cannot be used.
 */
export type Reading = number | readonly Sample[] | { readonly unusable: string };

type ParameterName<P> = P extends P ? keyof P & string : never;

/**
 * A claim about cells of the experiments `K`, as a suite declares it: its data, the cells that it needs, and how the
 * cells of one replicate become a value. Costs, `--where`, shards and what is missing follow from this declaration:
 * `value` sees nothing but the declared cells, and only where all of a replicate's are there.
 */
export interface ClaimOn<E extends Experiments, K extends keyof E & string> extends Claim {
  /** The cells that decide it. */
  readonly cells: NeedOf<E, K> | readonly NeedOf<E, K>[];
  /** What makes cells one replicate: equal values of these parameters; `cell`: each cell is one. */
  readonly by: 'cell' | ParameterName<E[K]['parameters']> | readonly ParameterName<E[K]['parameters']>[];
  /** @param cells all declared cells of one replicate, trained to the end, in the profile's order */
  value(cells: readonly CellOf<E, K>[]): Reading;
  /** The replicate's name. Default: its values of `by`, or the cell's id. */
  label?(parameters: E[K]['parameters']): string;
  /** For the test `proportion` over many trials: their number, from all whole replicates. */
  counts?(replicates: readonly (readonly CellOf<E, K>[])[]): {
    readonly successes: number;
    readonly trials: number;
  };
  /** Further cells that `notes` reads, as far as they are there; they decide nothing. */
  readonly beside?: NeedOf<E, K>;
  /**
   * Facts beside the estimate.
   * @param replicates the whole ones that could be used; one at least
   * @param beside cells of `beside` that trained to the end
   */
  notes?(
    replicates: readonly (readonly CellOf<E, K>[])[],
    beside: readonly CellOf<E, K>[],
  ): readonly string[];
}

/** A claim of a suite, whichever of its experiments it is about. */
export type ClaimOf<E extends Experiments> = ClaimOn<E, keyof E & string>;

/** A claim of any suite, as the judge takes it. */
export type DeclaredClaim = ClaimOn<
  Record<string, { parameters: Readonly<Record<string, unknown>>; measurements: unknown }>,
  string
>;
