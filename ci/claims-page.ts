/**
 * `npm run claims`: writes docs/claims.md from the declared claims, the accepted baselines of the quick profile on the embedded engine, the
 * paper's numbers and docs/statements.json. With `--check` it writes nothing and exits 1 where the page is out of date.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exitCodeOf } from '../core/exit-codes.ts';
import { embeddedEngine } from '../core/engine/engines.ts';
import { claimData } from '../core/judge/judge.ts';
import { paperFiles, paperValue } from '../core/judge/paper-value.ts';
import { readBaseline } from '../core/judge/read-baseline.ts';
import { claimsPage, type ListedClaim } from '../core/report/claims-page.ts';
import { loadClaims, loadSuite, suiteIds } from '../core/run/registry.ts';
import { readStatements } from '../pipeline/read-statements.ts';

const root = path.join(import.meta.dirname, '..');
const page = path.join(root, 'docs', 'claims.md');

async function listedClaims(id: string): Promise<ListedClaim[]> {
  const claims = await loadClaims(id);
  const key = { suite: id, profile: 'quick', engine: embeddedEngine } as const;
  const { version: suiteVersion } = await loadSuite(id);
  const baseline = readBaseline(root, { ...key, suiteVersion }, claims.map(claimData));
  const paper = paperFiles(root);
  return claims.map((claim) => ({
    claim: claimData(claim),
    accepted: baseline.claims[claim.id],
    paper: claim.paper === undefined ? null : paperValue(claim.paper, paper),
  }));
}

const suites = new Map<string, ListedClaim[]>();
for (const id of await suiteIds()) suites.set(id, await listedClaims(id));
const wanted = claimsPage(suites, readStatements());
if (!process.argv.includes('--check')) {
  await writeFile(page, wanted);
} else if ((await readFile(page, 'utf8').catch(() => '')) !== wanted) {
  console.error('docs/claims.md is out of date. Run "npm run claims".');
  process.exitCode = exitCodeOf('out of date');
}
