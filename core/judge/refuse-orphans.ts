import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Fail } from '../fail.ts';

/** Names that there are, at each depth of `baselines/claims/<profile>/<engine>/<suite>.json` and `other-seeds/<profile>/<suite>.json`. */
export interface KnownBaselines {
  readonly profiles: readonly string[];
  readonly engines: readonly string[];
  readonly suites: readonly string[];
}

const folder = ['baselines', 'claims'];
const seedsFolder = ['baselines', 'other-seeds'];

function orphan(name: string, expected: readonly string[]): Fail {
  return new Fail({
    where: name,
    found: 'a baseline of nothing that there is',
    expected: `one of ${expected.join(', ')}`,
    next: 'Remove it, or bring back what it was accepted for.',
    situation: 'baseline orphaned',
  });
}

/** The entries of a folder that are none of the known names. */
function checkFolder(root: string, below: readonly string[], known: readonly string[]): string[] {
  const entries = readdirSync(path.join(root, ...below)).sort();
  const unknown = entries.find((entry) => !known.includes(entry));
  if (unknown !== undefined) throw orphan([...below, unknown].join('/'), known);
  return entries.filter((entry) => statSync(path.join(root, ...below, entry)).isDirectory());
}

function fileNames(suites: readonly string[]): string[] {
  return suites.map((suite) => `${suite}.json`);
}

/**
 * Refuses baselines, and values of other seeds, of a suite, a profile or an engine that there is not: a suite must not leave the gate by being renamed
 * or deleted.
 *
 * @param root the repository's root
 * @throws Fail (exit 2) naming the first such file
 */
export function refuseOrphans(root: string, { profiles, engines, suites }: KnownBaselines): void {
  for (const profile of checkFolder(root, folder, [...profiles, 'README.md'])) {
    for (const engine of checkFolder(root, [...folder, profile], engines)) {
      checkFolder(root, [...folder, profile, engine], fileNames(suites));
    }
  }
  if (!existsSync(path.join(root, ...seedsFolder))) return;
  for (const profile of checkFolder(root, seedsFolder, profiles)) {
    checkFolder(root, [...seedsFolder, profile], fileNames(suites));
  }
}
