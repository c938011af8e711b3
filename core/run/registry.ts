import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Experiments } from '../../schemas/cell-set.ts';
import { Fail } from '../fail.ts';
import type { DeclaredClaim } from '../judge/declared-claim.ts';
import type { Suite, Trainers } from '../suite.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'suites');

/** Ids of the suites: the folders under `suites/`. There is no other list. */
export async function suiteIds(): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * Which suites are meant: all when none is named.
 * @throws Fail (exit 2) for an unknown one
 */
export async function resolveSuites(requested: readonly string[]): Promise<string[]> {
  const known = await suiteIds();
  for (const id of requested) {
    if (!known.includes(id)) {
      throw new Fail({
        where: 'suite',
        found: JSON.stringify(id),
        expected: `one of ${known.join(', ')}`,
        next: 'Name one of them, or none to run all.',
      });
    }
  }
  return requested.length === 0 ? known : [...new Set(requested)];
}

async function load(id: string, file: string): Promise<Record<string, unknown>> {
  return (await import(pathToFileURL(path.join(folder, id, file)).href)) as Record<string, unknown>;
}

/** The protocol of a suite. */
export async function loadSuite(id: string): Promise<Suite> {
  return (await load(id, 'suite.ts'))['suite'] as Suite;
}

/** The claims of a suite, without reaching its trainers. */
export async function loadClaims(id: string): Promise<readonly DeclaredClaim[]> {
  return (await load(id, 'claims.ts'))['claims'] as readonly DeclaredClaim[];
}

/** The trainers of a suite: loads whatever they need of TensorFlow.js. */
export async function loadTrainers(id: string): Promise<Trainers<Experiments>> {
  return (await load(id, 'train.ts'))['trainers'] as Trainers<Experiments>;
}
