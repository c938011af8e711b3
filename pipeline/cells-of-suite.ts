import { groupBy } from '../core/statistics/group-by.ts';
import type { Cell } from '../schemas/cell.d.ts';

const known = new WeakMap<readonly Cell[], ReadonlyMap<string, readonly Cell[]>>();

/** Some cells of a suite, always the same list: what is looked up in it for one claim is known for the next. */
export function cellsOfSuite(cells: readonly Cell[], suite: string): readonly Cell[] {
  const suites = known.get(cells) ?? groupBy(cells, (cell) => cell.suite);
  known.set(cells, suites);
  return suites.get(suite) ?? [];
}
