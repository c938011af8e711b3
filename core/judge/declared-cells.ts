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

/** Equal for equal values; lists are compared by their entries. */
function identityOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? `\0${JSON.stringify(value)}` : value;
}

function valuesOf(cells: readonly Cell[], name: string): unknown[] {
  const values = new Map<unknown, unknown>();
  for (const { parameters } of cells) values.set(identityOf(parameters[name]), parameters[name]);
  return [...values.values()];
}

/** The cells of each experiment, and the names of their parameters: asked for by every claim, of up to 10⁵ cells. */
interface OfExperiment {
  readonly cells: Cell[];
  readonly names: Set<string>;
}
const known = new WeakMap<readonly Cell[], ReadonlyMap<string, OfExperiment>>();

function byExperiment(expected: readonly Cell[]): ReadonlyMap<string, OfExperiment> {
  const before = known.get(expected);
  if (before !== undefined) return before;
  const experiments = new Map<string, OfExperiment>();
  for (const cell of expected) {
    const of = experiments.get(cell.experiment) ?? { cells: [], names: new Set<string>() };
    experiments.set(cell.experiment, of);
    of.cells.push(cell);
    for (const name of Object.keys(cell.parameters)) of.names.add(name);
  }
  known.set(expected, experiments);
  return experiments;
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
export function cellsOfNeed(need: Need, expected: readonly Cell[]): readonly Cell[] {
  const before = met.get(expected)?.get(need);
  if (before !== undefined) return before;
  const found = lookFor(need, expected);
  const needs = met.get(expected) ?? new WeakMap<Need, readonly Cell[]>();
  met.set(expected, needs.set(need, found));
  return found;
}

/** Cells found for needs: a claim is checked, judged and reported from the same. */
const met = new WeakMap<readonly Cell[], WeakMap<Need, readonly Cell[]>>();

function lookFor(need: Need, expected: readonly Cell[]): readonly Cell[] {
  const conditions = conditionsOf(need);
  const isList = ([, condition]: (typeof conditions)[number]): boolean => typeof condition !== 'function';
  let found: readonly Cell[] = byExperiment(expected).get(need.experiment)?.cells ?? [];
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
  const own = byExperiment(expected).get(need.experiment);
  if (own === undefined) {
    throw fault(
      claim,
      'cells.experiment',
      JSON.stringify(need.experiment),
      `an experiment of profile ${profile}: ${[...byExperiment(expected).keys()].join(', ')}`,
    );
  }
  const { names } = own;
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
      const has = `values that profile ${profile} has beside the other conditions: ${shown(valuesOf(own.cells, name))}`;
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
