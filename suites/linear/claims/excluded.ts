import type { CellSet } from '../../../schemas/cell-set.ts';
import type { Exclusion } from '../../../schemas/verdict.d.ts';
import type { LinearExperiments } from '../../../schemas/linear-experiments.ts';

/** Cells of the experiments that did not train to the end, for a claim that needs them. */
export function excluded(
  cells: CellSet<LinearExperiments>,
  ...experiments: readonly (keyof LinearExperiments)[]
): Exclusion[] {
  return experiments.flatMap((experiment) =>
    cells.unfinished(experiment).map(({ id, reason }) => ({ label: id, reason })),
  );
}
