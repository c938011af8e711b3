import path from 'node:path';
import type { EngineName } from '../core/engine/engine.ts';
import type { Compilation } from '../core/engine/steps/step.ts';
import { embeddedEngine } from '../core/engine/engines.ts';
import { chooseEngine, engineNamed, numericsOf } from '../core/engine/open-engine.ts';
import { readDocument } from '../core/read-document.ts';
import { Fail } from '../core/fail.ts';
import { checkDeclaration } from '../core/judge/declared-cells.ts';
import { rerunCommand } from '../core/report/rerun-command.ts';
import { cellsWhere } from '../core/run/cell-filter.ts';
import { expand, expandLater } from '../core/run/expand.ts';
import { loadClaims, loadSuite, resolveSuites } from '../core/run/registry.ts';
import { requireOutFolder } from '../core/run/out-folder.ts';
import { ResultStore } from '../core/run/result-store.ts';
import { parseSeeds } from '../core/run/seed-request.ts';
import type { ProfileName, Suite } from '../core/suite.ts';
import type { Cell } from '../schemas/cell.d.ts';
import type { Request } from '../schemas/request.d.ts';
import type { Run } from '../schemas/run.d.ts';
import { cellReference } from '../schemas/validate.ts';
import { announceEngine } from './announce-engine.ts';
import { cellsOfSuite } from './cells-of-suite.ts';
import { readRequest } from './stored-request.ts';
import { compilationFor } from './compilation.ts';
import { trainerOf } from './trainer-of.ts';

/** Options that say which results are meant. */
export interface SelectionOptions {
  readonly profile?: string;
  readonly engine?: string;
  readonly compile?: string;
  readonly seeds?: string;
  readonly where?: readonly string[];
  /** Take results that other code trained. */
  readonly keepStale?: boolean;
  readonly out: string;
}

/** What a command works on: suites in a profile on an engine, the cells that makes, and where results are. */
export interface Selection {
  readonly profile: ProfileName;
  readonly engine: EngineName;
  /** What the engine computes on, for people; empty where it need not work here. */
  readonly device: string;
  /** How training steps run. */
  readonly compile: Compilation;
  /** As given to `--seeds`. */
  readonly seeds: string | undefined;
  /** As given to `--where`, one text a parameter. */
  readonly where: readonly string[];
  readonly out: string;
  readonly suites: ReadonlyMap<string, Suite>;
  /** All cells of the profile: what claims are held against. */
  readonly expected: readonly Cell[];
  /** The cells of each suite's later looks, which only claims that are still undecided take; none with `--seeds`. */
  readonly later: ReadonlyMap<string, readonly (readonly Cell[])[]>;
  /** Those of them that `--where` leaves: what is trained and read. */
  readonly cells: readonly Cell[];
  readonly store: ResultStore;
  /** Results that other code trained are taken all the same. */
  readonly keepStale: boolean;
}

/**
 * Refuses claims that name what the profile lacks, before anything is trained for them.
 * @throws Fail (exit 2) with the claim's id
 */
async function checkClaims(
  suites: readonly string[],
  expected: readonly Cell[],
  profile: ProfileName,
): Promise<void> {
  for (const suite of suites) {
    const own = cellsOfSuite(expected, suite);
    for (const claim of await loadClaims(suite)) checkDeclaration(claim, own, profile);
  }
}

/** What is asked for, to be trained here: `quick`, on the fastest engine that works, where nothing else is said. */
export async function select(requested: readonly string[], options: SelectionOptions): Promise<Selection> {
  requireOutFolder(options.out);
  const choice = await chooseEngine(options.engine ?? 'auto');
  announceEngine(choice);
  return selectOn(choice, requested, options);
}

async function selectOn(
  { name: engine, device = '' }: { readonly name: EngineName; readonly device?: string },
  requested: readonly string[],
  options: SelectionOptions,
): Promise<Selection> {
  const profile = (options.profile ?? 'quick') as ProfileName;
  const automatic = (options.engine ?? 'auto') === 'auto';
  const compile = compilationFor({ engine, profile, automatic, compile: options.compile });
  const seeds = options.seeds === undefined ? undefined : parseSeeds(options.seeds);
  const suites = new Map<string, Suite>();
  for (const id of await resolveSuites(requested)) suites.set(id, await loadSuite(id));
  const where = options.where ?? [];
  const expected = [...suites.values()].flatMap((suite) =>
    expand(suite, profile, numericsOf(engine, compile), seeds),
  );
  const later = new Map(
    [...suites].map(([id, suite]) => [
      id,
      seeds === undefined ? expandLater(suite, profile, numericsOf(engine, compile)) : [],
    ]),
  );
  await checkClaims([...suites.keys()], expected, profile);
  const cells = cellsWhere(expected, where);
  const store = new ResultStore(
    options.out,
    ({ suite, experiment }) => cellReference(suite, experiment, 'measurements'),
    await trainerOf(suites.keys(), engine),
  );
  const { seeds: requestedSeeds, out } = options;
  return {
    ...{ profile, engine, device, compile, seeds: requestedSeeds, where, out },
    ...{ suites, expected, later, cells, store, keepStale: options.keepStale === true },
  };
}

/** What a request of a run means today, with results in a folder. The engine need not work on this machine. */
export async function selectRequest(request: Request, out: string): Promise<Selection> {
  const { suites, engine, profile, compile, seeds, where } = request;
  const name = engineNamed(engine);
  if (name === 'auto') {
    throw new Fail({
      where: '--engine',
      found: 'auto',
      expected: 'an engine by name: machines that share a run must not choose for themselves',
      next: `Name one, such as --engine ${embeddedEngine}; "npm run doctor" lists what a machine has.`,
    });
  }
  return selectOn({ name }, suites, {
    ...{ engine, profile, out },
    ...(compile === undefined ? {} : { compile }),
    ...(seeds === undefined ? {} : { seeds }),
    ...(where === undefined ? {} : { where }),
  });
}

/**
 * What is stored: what is not asked for is taken from the last run in the folder, or from its shards. The engine need not work on this
 * machine.
 */
export async function selectStored(
  requested: readonly string[],
  options: SelectionOptions,
): Promise<Selection> {
  requireOutFolder(options.out);
  const last = lastRequest(options.out);
  const request = engineNamed(options.engine ?? last?.engine ?? 'auto');
  const engine = request === 'auto' ? (await chooseEngine(request)).name : request;
  if (last === undefined) return selectOn({ name: engine }, requested, options);
  const compile = options.compile ?? (engine === last.engine ? last.compile : undefined);
  const seeds = options.seeds ?? last.seeds;
  const where = options.where ?? last.where;
  return selectOn({ name: engine }, requested.length > 0 ? requested : last.suites, {
    profile: options.profile ?? last.profile,
    engine,
    ...(compile === undefined ? {} : { compile }),
    ...(seeds === undefined ? {} : { seeds }),
    ...(where === undefined ? {} : { where }),
    ...(options.keepStale === undefined ? {} : { keepStale: options.keepStale }),
    out: options.out,
  });
}

/** What was asked for last in a folder: of shards, or of a whole run. */
export function lastRequest(out: string): Request | Run | undefined {
  return readRequest(out) ?? lastRun(out);
}

/** The document of the last run in a folder. */
export function lastRun(out: string): Run | undefined {
  return readDocument(path.join(out, 'run.json'), {
    schema: 'run',
    expected: 'the document of the last run',
    next: 'Remove it and run "npm run reproduce" again: cells that are stored are not trained anew.',
    links: 'refuse',
  }) as Run | undefined;
}

/** The command that trains what the profile of a selection lacks. */
export function trainCommand({ suites, profile, engine, compile, seeds }: Selection): string {
  return rerunCommand({
    suites: [...suites.keys()],
    profile,
    engine,
    ...(compile === 'lowered' ? {} : { compile }),
    ...(seeds === undefined ? {} : { seeds }),
  });
}

/** The name under which baselines are kept: the engine's, or that of XLA on it, whose numbers are others. */
export function baselineEngine({ engine, compile }: Pick<Selection, 'engine' | 'compile'>): string {
  return compile === 'xla' ? `${engine}-xla` : engine;
}
