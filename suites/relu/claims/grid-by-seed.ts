import type { Evidence } from '../../../core/judge/evidence.ts';
import type { CellSet } from '../../../schemas/cell-set.ts';
import type { GridRow } from '../../../schemas/relu.d.ts';
import type { ReluExperiments } from '../experiments.ts';

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
