import type { Cell } from '../../schemas/cell.d.ts';
import { Fail } from '../fail.ts';
import type { Condition, DeclaredClaim } from './declared-claim.ts';
import type { Profile } from './judge.ts';

type Need = Extract<DeclaredClaim['cells'], { experiment: string }>;

/** The needs of a claim, as a list. */
function needsOf({ cells }: DeclaredClaim): readonly Need[] {
  return Array.isArray(cells) ? (cells as readonly Need[]) : [cells as Need];
}

/** Lists are compared by their entries. */
function isOneOf(value: unknown, values: readonly unknown[]): boolean {
  return values.some((one) => one === value || JSON.stringify(one) === JSON.stringify(value));
}

function holds(condition: Condition<unknown>, value: unknown, all: readonly unknown[]): boolean {
  return typeof condition === 'function' ? condition(value, all) : isOneOf(value, condition);
}

function valuesOf(cells: readonly Cell[], name: string): unknown[] {
  const byText = new Map(cells.map(({ parameters }) => [JSON.stringify(parameters[name]), parameters[name]]));
  return [...byText.values()];
}

function conditionsOf(need: Need): [string, Condition<unknown>][] {
  return Object.entries(need.where ?? {}).flatMap(([name, condition]) =>
    condition === undefined ? [] : [[name, condition]],
  );
}

/**
 * The cells of a profile that meet a need, in the profile's order. Each condition sees all values that the experiment's
 * cells have which meet the lists among the others: `fraction: nearestTo(0.03)` of a network is not drawn to a
 * fraction that another network has.
 */
export function cellsOfNeed(need: Need, expected: readonly Cell[]): Cell[] {
  const conditions = conditionsOf(need);
  const isList = ([, condition]: (typeof conditions)[number]): boolean => typeof condition !== 'function';
  let found = expected.filter(({ experiment }) => experiment === need.experiment);
  for (const [name, condition] of [
    ...conditions.filter(isList),
    ...conditions.filter((one) => !isList(one)),
  ]) {
    const all = valuesOf(found, name);
    found = found.filter(({ parameters }) => holds(condition, parameters[name], all));
  }
  return found.filter(({ parameters }) => need.such?.(parameters) ?? true);
}

/**
 * The cells that a claim needs.
 * @param expected all cells of its suite's profile, whatever was left out of a run
 * @returns each once, need by need, in the profile's order
 */
export function declaredCells(claim: DeclaredClaim, expected: readonly Cell[]): Cell[] {
  return [...new Set(needsOf(claim).flatMap((need) => cellsOfNeed(need, expected)))];
}

function fault(claim: DeclaredClaim, what: string, found: string, expected: string): Fail {
  return new Fail({
    where: `${claim.id}: ${what}`,
    found,
    expected,
    next: `Correct the claim's cells in suites/${claim.suite}/claims, or the profile in suites/${claim.suite}/suite.ts.`,
  });
}

function shown(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(', ');
}

function checkNeed(claim: DeclaredClaim, need: Need, expected: readonly Cell[], profile: Profile): void {
  const own = expected.filter(({ experiment }) => experiment === need.experiment);
  if (own.length === 0) {
    const known = new Set(expected.map(({ experiment }) => experiment));
    throw fault(
      claim,
      'cells.experiment',
      JSON.stringify(need.experiment),
      `an experiment of profile ${profile}: ${[...known].join(', ')}`,
    );
  }
  const names = new Set(own.flatMap(({ parameters }) => Object.keys(parameters)));
  const by = claim.by === 'cell' ? [] : [claim.by].flat();
  for (const name of [...conditionsOf(need).map(([name]) => name), ...by]) {
    if (!names.has(name)) {
      const expectedNames = `a parameter of ${need.experiment}: ${[...names].sort().join(', ')}`;
      throw fault(claim, 'cells.where or by', JSON.stringify(name), expectedNames);
    }
  }
  const found = cellsOfNeed(need, expected);
  for (const [name, condition] of conditionsOf(need)) {
    const values = valuesOf(found, name);
    const lacking = typeof condition === 'function' ? [] : condition.filter((one) => !isOneOf(one, values));
    if (lacking.length > 0) {
      const has = `values that profile ${profile} has beside the other conditions: ${shown(valuesOf(own, name))}`;
      throw fault(claim, `cells.where.${name}`, shown(lacking), has);
    }
  }
  if (found.length === 0) {
    throw fault(claim, 'cells', `no cell of ${need.experiment}`, `at least one in profile ${profile}`);
  }
}

/**
 * Refuses a claim that names what its suite's profile lacks: an experiment, a parameter, a value, or cells at all.
 *
 * @param expected all cells of its suite's profile
 * @param profile one that decides the claim; for others nothing is checked
 * @throws Fail (exit 2) with the claim's id
 */
export function checkDeclaration(claim: DeclaredClaim, expected: readonly Cell[], profile: Profile): void {
  if (!claim.profiles.includes(profile)) return;
  for (const need of needsOf(claim)) checkNeed(claim, need, expected, profile);
}
