import path from 'node:path';
import { Fail } from '../../core/fail.ts';
import { claimData } from '../../core/judge/judge.ts';
import { readOtherSeeds, writeOtherSeeds } from '../../core/judge/other-seeds.ts';
import { readDocument } from '../../core/read-document.ts';
import { loadClaims, loadSuite, suiteIds } from '../../core/run/registry.ts';
import type { ProfileName } from '../../core/suite.ts';
import type { OtherSeeds } from '../../schemas/other-seeds.d.ts';
import type { Run } from '../../schemas/run.d.ts';

const root = path.join(import.meta.dirname, '..', '..');

/**
 * What is kept of all suites' runs of a profile with other seeds: the values of each run, by the claim's id.
 */
export async function otherRuns(profile: ProfileName): Promise<ReadonlyMap<string, readonly number[][]>> {
  const values = new Map<string, readonly number[][]>();
  for (const suite of await suiteIds()) {
    const { version: suiteVersion } = await loadSuite(suite);
    const claims = (await loadClaims(suite)).map(claimData);
    const kept = readOtherSeeds(root, { suite, profile, suiteVersion }, claims);
    if (kept === undefined) continue;
    for (const [id, all] of Object.entries(kept.claims)) values.set(id, inRuns(all, kept.runs));
  }
  return values;
}

function inRuns(values: readonly number[], runs: number): number[][] {
  const size = values.length / runs;
  return Array.from({ length: runs }, (_, i) => values.slice(i * size, (i + 1) * size));
}

/** @throws Fail (exit 2) for a folder without a run, or with one of the profile's own seeds */
function readRun(folder: string): Run {
  const where = path.join(folder, 'run.json');
  const expected = 'the document of a run with other seeds';
  const next = 'Name the output folders of such runs: npm run simulate -- --fresh DIR …';
  const run = readDocument(where, { schema: 'run', expected, next, links: 'follow' }) as Run | undefined;
  if (run?.seeds === undefined) {
    throw new Fail({
      where,
      found: run === undefined ? 'no such file' : "the profile's own seeds",
      expected,
      next,
    });
  }
  return run;
}

/** Values of a suite's claims in some runs, six digits of each: all but worst cases, of which nothing is tested. */
function valuesOf(runs: readonly Run[], suite: string): OtherSeeds['claims'] {
  const values: OtherSeeds['claims'] = {};
  for (const { id, claim, samples } of runs.flatMap(({ claims }) => claims)) {
    if (claim.suite !== suite || claim.test === 'worst-case' || samples.length < 2) continue;
    (values[id] ??= []).push(...samples.map(({ value }) => Number(value.toPrecision(6))));
  }
  return values;
}

/**
 * Keeps what the claims measured in some runs with other seeds, in place of what was kept of their suites before.
 * @throws Fail (exit 2) for a folder without such a run
 */
export async function keepOtherSeeds(folders: readonly string[]): Promise<void> {
  const all = folders.map(readRun);
  for (const profile of new Set(all.map((run) => run.profile))) {
    for (const suite of new Set(all.flatMap(({ suites }) => suites))) {
      const runs = all.filter((run) => run.profile === profile && run.suites.includes(suite));
      if (runs.length === 0) continue;
      const { version: suiteVersion } = await loadSuite(suite);
      const engines = [...new Set(runs.map(({ engine }) => engine))].sort().join(', ');
      const reason = `Runs with fresh seeds, engine ${engines}`;
      const head = { schemaVersion: 1, suite, suiteVersion, profile, reason, runs: runs.length } as const;
      console.log(`kept ${await writeOtherSeeds(root, { ...head, claims: valuesOf(runs, suite) })}`);
    }
  }
}
