import { mean } from '../../../core/statistics/mean.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type { GridRow, ReluExperiments } from '../../../schemas/relu.d.ts';

/** A trained student of the grid. */
export type Student = CellOf<ReluExperiments, 'grid'>;

/** The row measured after `step` steps. */
export function rowAt({ measurements }: Student, step: number): GridRow | undefined {
  return measurements.rows.find((row) => row.step === step);
}

/** The row of the student of this δ, of a replicate that has one at `step` by its declaration. */
export function rowOf(students: readonly Student[], delta: number, step: number): GridRow {
  return rowAt(
    students.find(({ parameters }) => parameters.delta === delta)!,
    step,
  )!;
}

const quantityNames = { kernelDistance: 'S', testLoss: 'test loss' } as const;

/**
 * The extreme over cells of the mean over seeds of a quantity, and where it lies, as a note: the numbers that the
 * authors' notebook prints of their grid.
 */
export function extremeMean(
  students: readonly Student[],
  step: number,
  quantity: keyof typeof quantityNames,
  extreme: 'largest' | 'smallest',
): string[] {
  const byCell = new Map<string, number[]>();
  for (const student of students) {
    const row = rowAt(student, step);
    if (row === undefined) continue;
    const { tau, delta } = student.parameters;
    const place = `τ=${tau.toPrecision(3)}, δ=${delta}`;
    byCell.set(place, [...(byCell.get(place) ?? []), row[quantity]]);
  }
  const means = [...byCell].map(([place, values]) => ({
    place,
    mean: mean(values),
  }));
  const [found] = means.sort((x, y) => (extreme === 'largest' ? y.mean - x.mean : x.mean - y.mean));
  return found === undefined
    ? []
    : [
        `${extreme} mean over seeds of ${quantityNames[quantity]} at step ${step} among these cells: ` +
          `${found.mean.toPrecision(3)} at ${found.place}`,
      ];
}
