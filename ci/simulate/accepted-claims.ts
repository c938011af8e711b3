import path from 'node:path';
import { embeddedEngine } from '../../core/engine/engines.ts';
import { claimData } from '../../core/judge/judge.ts';
import { readBaseline } from '../../core/judge/read-baseline.ts';
import { loadClaims, loadSuite, suiteIds } from '../../core/run/registry.ts';
import type { AcceptedClaim } from '../../schemas/baseline.d.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** What is accepted of each claim in profile quick on the embedded engine, by its id. */
export async function acceptedClaims(): Promise<Map<string, AcceptedClaim>> {
  const accepted = new Map<string, AcceptedClaim>();
  for (const id of await suiteIds()) {
    const { version: suiteVersion } = await loadSuite(id);
    const key = { suite: id, suiteVersion, profile: 'quick', engine: embeddedEngine } as const;
    const { claims } = readBaseline(root, key, (await loadClaims(id)).map(claimData));
    for (const [claim, entry] of Object.entries(claims)) accepted.set(claim, entry);
  }
  return accepted;
}
