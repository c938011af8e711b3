import type { Evidence } from '../../../core/judge/evidence.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { GridRow } from '../../../schemas/relu.d.ts';
import type { ReluExperiments } from '../../../schemas/relu-experiments.ts';

/** One student's measurements, by step. */
export interface Student {
  readonly tau: number;
  readonly delta: number;
  readonly rows: readonly GridRow[];
}

/** The row measured after `step` steps. */
export function rowAt(student: Student, step: number): GridRow | undefined {
  return student.rows.find((row) => row.step === step);
}

/**
 * Evidence with one value a seed. A seed with a cell that diverged or failed is excluded as a whole, since a
 * missing cell could hold the extreme that the claim is about.
 *
 * @param value the seed's value from all of its students; undefined where the cells it needs were not run
 * @param notes facts beside the estimate, from all students of all seeds
 */
export function evidenceBySeed(
  cells: CellSet<ReluExperiments>,
  value: (students: readonly Student[]) => number | undefined,
  notes: (students: readonly Student[]) => readonly string[] = () => [],
): Evidence {
  const bySeed = new Map<number, Student[]>();
  const all: Student[] = [];
  for (const { parameters, measurements } of cells.completed('grid')) {
    const student = { tau: parameters.tau, delta: parameters.delta, rows: measurements.rows };
    bySeed.set(parameters.seed, [...(bySeed.get(parameters.seed) ?? []), student]);
    all.push(student);
  }
  const excluded = cells.unfinished('grid').map(({ id, parameters, reason }) => {
    bySeed.delete(parameters.seed);
    return { label: String(parameters.seed), reason: `${id} ${reason}` };
  });
  const samples = [...bySeed].flatMap(([seed, students]) => {
    const sample = value(students);
    return sample === undefined ? [] : [{ label: String(seed), value: sample }];
  });
  return samples.length === 0 && excluded.length === 0
    ? { state: 'not-run', reason: 'no stored cell of the grid has what this claim compares' }
    : { state: 'measured', samples, excluded, notes: notes(all) };
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
    const place = `τ=${student.tau.toPrecision(3)}, δ=${student.delta}`;
    byCell.set(place, [...(byCell.get(place) ?? []), row[quantity]]);
  }
  const means = [...byCell].map(([place, values]) => ({
    place,
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
  }));
  const [found] = means.sort((x, y) => (extreme === 'largest' ? y.mean - x.mean : x.mean - y.mean));
  return found === undefined
    ? []
    : [
        `${extreme} mean over seeds of ${quantityNames[quantity]} at step ${step} among these cells: ` +
          `${found.mean.toPrecision(3)} at ${found.place}`,
      ];
}
