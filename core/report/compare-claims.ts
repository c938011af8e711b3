import type { Baseline } from '../../schemas/baseline.d.ts';
import type { Run } from '../../schemas/run.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';

/** What two results have in common to be held against each other: of a run, or of a baseline. */
export type ComparedClaim = Pick<Verdict, 'verdict' | 'estimate' | 'interval' | 'margin'>;

/** Results of one side: what they are called, and their claims by id. */
export interface ComparedSide {
  readonly name: string;
  readonly profile: string;
  readonly engine: string;
  readonly claims: ReadonlyMap<string, ComparedClaim>;
}

/**
 * How a claim differs between two sides: its verdict; its estimate, so far that the intervals have nothing in common;
 * its estimate within that; not at all; or it is there on one side only.
 */
export type Change = 'verdict' | 'apart' | 'within' | 'same' | 'only-here' | 'only-there';

export interface ComparedPair {
  readonly id: string;
  readonly change: Change;
  readonly here: ComparedClaim | undefined;
  readonly there: ComparedClaim | undefined;
}

/** The claims of a run that it decides. */
export function sideOfRun({ profile, engine, claims }: Run, name: string): ComparedSide {
  const decided = claims.filter(({ claim }) => claim.profiles.includes(profile));
  return { name, profile, engine, claims: new Map(decided.map((verdict) => [verdict.id, verdict])) };
}

/** The claims of accepted baselines of one profile and engine. */
export function sideOfBaselines(baselines: readonly Baseline[], name: string): ComparedSide {
  const list = (field: 'profile' | 'engine'): string =>
    [...new Set(baselines.map((baseline) => baseline[field]))].join(', ');
  const claims = baselines.flatMap((baseline) => Object.entries(baseline.claims));
  return { name, profile: list('profile'), engine: list('engine'), claims: new Map(claims) };
}

function changeOf(here: ComparedClaim, there: ComparedClaim): Change {
  if (here.verdict !== there.verdict) return 'verdict';
  if (here.estimate === there.estimate) return 'same';
  if (here.interval === null || there.interval === null) return 'within';
  const isApart = here.interval[0]! > there.interval[1]! || there.interval[0]! > here.interval[1]!;
  return isApart ? 'apart' : 'within';
}

const order: readonly Change[] = ['verdict', 'apart', 'only-here', 'only-there', 'within', 'same'];

/** Every claim of either side, those first that changed most; in one class as they came. */
export function compareClaims(here: ComparedSide, there: ComparedSide): ComparedPair[] {
  const ids = new Set([...here.claims.keys(), ...there.claims.keys()]);
  const pairs = [...ids].map((id): ComparedPair => {
    const [one, other] = [here.claims.get(id), there.claims.get(id)];
    if (one === undefined) return { id, change: 'only-there', here: one, there: other };
    if (other === undefined) return { id, change: 'only-here', here: one, there: other };
    return { id, change: changeOf(one, other), here: one, there: other };
  });
  return pairs.toSorted((one, other) => order.indexOf(one.change) - order.indexOf(other.change));
}
