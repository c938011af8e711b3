import type { Outcome, Result } from './result.d.ts';

/** Parameters and measurements of each experiment of a suite, by experiment name. */
export type Experiments = Record<string, { parameters: unknown; measurements: unknown }>;

export interface CompletedCell<P, M> {
  readonly id: string;
  readonly parameters: P;
  readonly measurements: M;
}

/** A cell of one of the experiments `K` that trained to the end; `experiment` tells which. */
export type CellOf<E extends Experiments, K extends keyof E & string> = K extends K
  ? CompletedCell<E[K]['parameters'], E[K]['measurements']> & { readonly experiment: K }
  : never;

export interface UnfinishedCell<P> {
  readonly id: string;
  readonly parameters: P;
  /** One sentence: diverged at which step, or why it failed. */
  readonly reason: string;
}

/** Why a cell did not train to the end, as a clause: diverged at which step, or why it failed. */
export function unfinishedReason(outcome: Exclude<Outcome, { state: 'completed' }>): string {
  return outcome.state === 'diverged'
    ? `diverged at step ${outcome.step}: ${outcome.reason}`
    : `failed: ${outcome.reason}`;
}

/**
 * Stored results of one suite, read as what the suite's schema says they are. Claims and figures see results
 * only through this view. The casts are safe because the store validates each file against that schema.
 */
export class CellSet<E extends Experiments> {
  readonly #results: readonly Result[];
  readonly #read = new Set<string>();

  constructor(results: readonly Result[]) {
    this.#results = results;
  }

  get size(): number {
    return this.#results.length;
  }

  /** The results of the experiments that were asked for so far: what was made of them depends on no others. */
  get read(): readonly Result[] {
    return this.#results.filter(({ cell }) => this.#read.has(cell.experiment));
  }

  /** Cells of an experiment that trained to the end, in the order of the profile. */
  completed<K extends keyof E & string>(
    experiment: K,
  ): CompletedCell<E[K]['parameters'], E[K]['measurements']>[] {
    this.#read.add(experiment);
    return this.#results.flatMap(({ cell, outcome }) =>
      cell.experiment === experiment && outcome.state === 'completed'
        ? [
            {
              id: cell.id,
              parameters: cell.parameters,
              measurements: outcome.measurements,
            },
          ]
        : [],
    );
  }

  /** Cells of an experiment that diverged or failed: a claim that needs them must say so. */
  unfinished<K extends keyof E & string>(experiment: K): UnfinishedCell<E[K]['parameters']>[] {
    this.#read.add(experiment);
    return this.#results.flatMap(({ cell, outcome }) => {
      if (cell.experiment !== experiment || outcome.state === 'completed') return [];
      const reason = unfinishedReason(outcome);
      return [{ id: cell.id, parameters: cell.parameters, reason }];
    });
  }
}
