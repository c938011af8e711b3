import type { Cell } from '../../schemas/cell.d.ts';
import { Fail } from '../fail.ts';

/** Cells whose parameter has one of these values, as text; a list is written as JSON writes it. */
interface Condition {
  readonly parameter: string;
  readonly values: readonly string[];
}

/**
 * Reads one `--where`: `tau=1`, or several values as in `alpha=1,3,10`.
 * @throws Fail (exit 2) for anything else
 */
function parseCondition(text: string): Condition {
  const [, parameter, list] = /^([a-zA-Z]\w*)=(.+)$/.exec(text) ?? [];
  // A comma within brackets belongs to a list.
  const values = list?.split(/,(?![^[\]]*\])/).map((value) => value.trim());
  if (parameter === undefined || values === undefined || values.includes('')) {
    throw new Fail({
      where: '--where',
      found: JSON.stringify(text),
      expected: 'a parameter and its values, such as tau=1, alpha=1,3,10 or beta0=[-1,0]',
      next: 'Leave it out to take every cell of the profile.',
    });
  }
  return { parameter, values };
}

/** Numbers are equal as numbers (`1e-3` and `0.001`), lists entry by entry, anything else as text. */
function matches(value: unknown, wanted: string): boolean {
  if (typeof value === 'number') return value === Number(wanted);
  if (!Array.isArray(value)) return String(value) === wanted;
  try {
    return JSON.stringify(value) === JSON.stringify(JSON.parse(wanted));
  } catch {
    return false;
  }
}

/** What a condition may name: the experiment, and every parameter. */
function named({ experiment, parameters }: Cell): Readonly<Record<string, unknown>> {
  return { experiment, ...parameters };
}

/**
 * The cells that meet every condition, in their order.
 *
 * @param conditions as given to `--where`, each naming one parameter, or `experiment`; none keeps all cells
 * @throws Fail (exit 2) for a malformed condition, a parameter or a value that no cell has, and where no cell is left
 */
export function cellsWhere(cells: readonly Cell[], conditions: readonly string[]): readonly Cell[] {
  let left = cells;
  for (const text of conditions) {
    const { parameter, values } = parseCondition(text);
    const known = new Map<string, unknown>(
      left
        .map(named)
        .flatMap((names) =>
          parameter in names ? [[JSON.stringify(names[parameter]), names[parameter]] as const] : [],
        ),
    );
    const kept = left.filter((cell) => values.some((wanted) => matches(named(cell)[parameter], wanted)));
    const stray = values.find((wanted) =>
      cells.every((cell) => !(parameter in named(cell)) || !matches(named(cell)[parameter], wanted)),
    );
    if (kept.length === 0 || stray !== undefined) {
      throw emptyFail(stray === undefined ? text : `${parameter}=${stray}`, parameter, left, [
        ...known.keys(),
      ]);
    }
    left = kept;
  }
  return left;
}

function emptyFail(text: string, parameter: string, cells: readonly Cell[], values: readonly string[]): Fail {
  const names = new Set(cells.flatMap((cell) => Object.keys(named(cell))));
  const expected =
    values.length > 0
      ? `${parameter} to be one of ${values.join(', ')}`
      : `one of ${[...names].sort().join(', ')}`;
  return new Fail({
    where: '--where',
    found: `${JSON.stringify(text)}, which no cell of this profile meets`,
    expected,
    next: 'Leave it out to take every cell of the profile.',
    situation: 'nothing selected',
  });
}
