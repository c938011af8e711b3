import { existsSync } from 'node:fs';
import path from 'node:path';
import { engineNames } from '../../core/engine/engine.ts';
import { embeddedEngine } from '../../core/engine/engines.ts';
import { baselinePath, type BaselineKey } from '../../core/judge/baseline-file.ts';
import { claimData } from '../../core/judge/judge.ts';
import { readBaseline } from '../../core/judge/read-baseline.ts';
import { loadClaims, loadSuite, suiteIds } from '../../core/run/registry.ts';
import type { ProfileName } from '../../core/suite.ts';
import type { AcceptedClaim } from '../../schemas/baseline.d.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** Of the embedded engine, or else of the first that has one; undefined for none. */
function baselineOf(suite: string, profile: ProfileName): BaselineKey | undefined {
  const engines = [embeddedEngine, ...engineNames];
  return engines
    .map((engine) => ({ suite, profile, engine }))
    .find((key) => existsSync(baselinePath(root, key)));
}

/** What is accepted of each claim in a profile, by its id; nothing of suites that have no baseline in it. */
export async function acceptedClaims(profile: ProfileName): Promise<Map<string, AcceptedClaim>> {
  const accepted = new Map<string, AcceptedClaim>();
  for (const id of await suiteIds()) {
    const key = baselineOf(id, profile);
    if (key === undefined) continue;
    const { version: suiteVersion } = await loadSuite(id);
    const { claims } = readBaseline(root, { ...key, suiteVersion }, (await loadClaims(id)).map(claimData));
    for (const [claim, entry] of Object.entries(claims)) accepted.set(claim, entry);
  }
  return accepted;
}
