import type { ClaimOn, Reading } from '../../../core/judge/declared-claim.ts';
import { mean } from '../../../core/statistics/mean.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type { DistanceRow, DeepExperiments } from '../../../schemas/deep.d.ts';

export type NetworkClaim = ClaimOn<DeepExperiments, 'network'>;
export type Network = CellOf<DeepExperiments, 'network'>;

/** The rows at the matched training loss of one seed's networks, by α. */
export type MatchedRows = ReadonlyMap<number, DistanceRow>;

/** Something measured where training losses are matched. */
export type MatchedQuantity = (row: DistanceRow) => number;

/** The row where a network's training loss is first below the matched one, if it got there. */
export function matchedRow({ measurements }: Pick<Network, 'measurements'>): DistanceRow | undefined {
  return measurements.rows.find(({ step }) => step === measurements.matchedStep);
}

function rowsOf(networks: readonly Network[]): MatchedRows {
  return new Map(networks.map((network) => [network.parameters.alpha, matchedRow(network)!]));
}

/**
 * A claim with one value a seed, from its networks of some α where their training loss is first below the matched one.
 * A seed with one that never got there cannot be used.
 *
 * @param valueOf the seed's value; all α are there
 * @param notesOf facts beside the estimate
 */
export function atMatch(
  alphas: readonly number[],
  valueOf: (rows: MatchedRows) => number,
  notesOf: (seeds: readonly MatchedRows[]) => readonly string[] = () => [],
): Pick<NetworkClaim, 'cells' | 'by' | 'value' | 'notes'> {
  return {
    cells: { experiment: 'network', where: { alpha: alphas } },
    by: 'seed',
    value: (networks): Reading => {
      const late = networks.find((network) => matchedRow(network) === undefined);
      return late === undefined
        ? valueOf(rowsOf(networks))
        : { unusable: `${late.id} did not reach the matched training loss` };
    },
    notes: (seeds) => notesOf(seeds.map(rowsOf)),
  };
}

/** Mean over seeds of a quantity at each of some α, in words. */
export function meansText(
  seeds: readonly MatchedRows[],
  alphas: readonly number[],
  what: string,
  of: (row: DistanceRow) => number,
): string {
  const texts = alphas.map(
    (alpha) => `${mean(seeds.map((rows) => of(rows.get(alpha)!))).toPrecision(3)} at α = ${alpha}`,
  );
  return `mean ${what}: ${texts.join(', ')}`;
}
