import type { Evidence } from '../../../core/judge/evidence.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { RhmExperiments } from '../../../schemas/rhm-experiments.ts';
import type { NetworkMeasurements } from '../../../schemas/rhm.d.ts';

/** One trained network. */
export interface Network extends NetworkMeasurements {
  readonly id: string;
  readonly alpha: number;
  readonly fraction: number;
}

/** What the networks of one seed say: a value, a reason why they say nothing, or undefined where they were not run. */
export type SeedValue = { readonly value: number } | { readonly unusable: string } | undefined;

/**
 * Evidence with one value a seed. A seed with a network of these α that diverged or failed is excluded as a whole: its
 * accuracy at that size could decide.
 *
 * @param concerned the α whose networks are compared
 * @param valueOf the seed's value from those of its networks
 * @param notesOf facts beside the estimate, from those networks by seed
 */
export function evidenceBySeed(
  cells: CellSet<RhmExperiments>,
  concerned: readonly number[],
  valueOf: (networks: readonly Network[]) => SeedValue,
  notesOf: (bySeed: ReadonlyMap<number, readonly Network[]>) => readonly string[],
): Evidence {
  const isConcerned = (alpha: number): boolean => concerned.includes(alpha);
  const bySeed = new Map<number, Network[]>();
  for (const { id, parameters, measurements } of cells.completed('network')) {
    const { alpha, fraction, seed } = parameters;
    if (!isConcerned(alpha)) continue;
    bySeed.set(seed, [...(bySeed.get(seed) ?? []), { ...measurements, id, alpha, fraction }]);
  }
  const excluded = cells
    .unfinished('network')
    .filter(({ parameters }) => isConcerned(parameters.alpha))
    .map(({ id, parameters, reason }) => {
      bySeed.delete(parameters.seed);
      return { label: String(parameters.seed), reason: `${id} ${reason}` };
    });
  const samples = [];
  for (const [seed, networks] of bySeed) {
    const found = valueOf(networks);
    if (found === undefined) continue;
    if ('value' in found) samples.push({ label: String(seed), value: found.value });
    else excluded.push({ label: String(seed), reason: found.unusable });
  }
  return samples.length + excluded.length === 0
    ? { state: 'not-run', reason: 'no stored network has what this claim compares' }
    : { state: 'measured', samples, excluded, notes: [...notesOf(bySeed), ...unfitted(bySeed)] };
}

/** Names the networks that did not fit their training set. */
function unfitted(bySeed: ReadonlyMap<number, readonly Network[]>): string[] {
  const all = [...bySeed.values()].flat();
  const marked = all.filter(({ fitted }) => !fitted);
  if (marked.length === 0) return [`all ${all.length} networks concerned fitted their training sets`];
  const [first] = marked;
  const named = `${first!.id} (training loss ${first!.trainLoss.toPrecision(2)})`;
  const more = marked.length === 1 ? '' : `, and ${marked.length - 1} more`;
  return [
    `${marked.length} of ${all.length} networks concerned did not fit their training sets: ${named}${more}`,
  ];
}
