import type { CellOf } from '../../../schemas/cell-set.ts';
import type { RhmExperiments } from '../../../schemas/rhm.d.ts';

/** A trained network. */
export type Network = CellOf<RhmExperiments, 'network'>;

/** Networks of one α. */
export function ofAlpha(networks: readonly Network[], alpha: number): readonly Network[] {
  return networks.filter(({ parameters }) => parameters.alpha === alpha);
}

/** Names the networks that did not fit their training set. */
export function fittedNote(networks: readonly Network[]): string {
  const marked = networks.filter(({ measurements }) => !measurements.fitted);
  const [first] = marked;
  if (first === undefined) return `all ${networks.length} networks concerned fitted their training sets`;
  const named = `${first.id} (training loss ${first.measurements.trainLoss.toPrecision(2)})`;
  const more = marked.length === 1 ? '' : `, and ${marked.length - 1} more`;
  return `${marked.length} of ${networks.length} networks concerned did not fit their training sets: ${named}${more}`;
}
