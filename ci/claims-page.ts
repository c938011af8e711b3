/**
 * `npm run claims`: writes docs/claims.md, and README.md's table of the abstract, from the declared claims, the accepted baselines of the quick profile on the embedded engine
 * and of profile paper, the paper's numbers and docs/statements.json. With `--check` it writes nothing and exits 1 where one is out of date.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exitCodeOf } from '../core/exit-codes.ts';
import { newCommand, parsedArguments } from '../bin/command.ts';
import { embeddedEngine, engines } from '../core/engine/engines.ts';
import { baselinePath } from '../core/judge/baseline-file.ts';
import { Fail } from '../core/fail.ts';
import { claimData } from '../core/judge/judge.ts';
import { paperFiles, paperValue } from '../core/judge/paper-value.ts';
import { readBaseline } from '../core/judge/read-baseline.ts';
import { abstractTable, claimsPage, type ListedClaim } from '../core/report/claims-page.ts';
import { loadClaims, loadSuite, suiteIds } from '../core/run/registry.ts';
import { readStatements } from '../pipeline/read-statements.ts';

import type { Baseline } from '../schemas/baseline.d.ts';
import type { Claim } from '../schemas/claim.d.ts';

const root = path.join(import.meta.dirname, '..');
const page = path.join(root, 'docs', 'claims.md');
const readme = path.join(root, 'README.md');
const options = parsedArguments(
  newCommand('claims', 'Write docs/claims.md and the table of the abstract in README.md.').option(
    '--check',
    'write nothing, and exit 1 where one is out of date (default: off)',
  ),
).opts<{ check?: boolean }>();

/** What was accepted of a suite in profile paper, on the first engine that has it. */
function ofPaperProfile(suite: string, suiteVersion: number, claims: readonly Claim[]): Baseline | undefined {
  const engine = engines
    .map(({ name }) => name)
    .find((name) => existsSync(baselinePath(root, { suite, profile: 'paper', engine: name })));
  return engine === undefined
    ? undefined
    : readBaseline(root, { suite, suiteVersion, profile: 'paper', engine }, claims);
}

async function listedClaims(id: string): Promise<ListedClaim[]> {
  const claims = await loadClaims(id);
  const key = { suite: id, profile: 'quick', engine: embeddedEngine } as const;
  const { version: suiteVersion } = await loadSuite(id);
  const baseline = readBaseline(root, { ...key, suiteVersion }, claims.map(claimData));
  const whole = ofPaperProfile(id, suiteVersion, claims.map(claimData));
  const paper = paperFiles(root);
  return claims.map((claim) => ({
    claim: claimData(claim),
    accepted: baseline.claims[claim.id],
    inPaperProfile: whole?.claims[claim.id],
    paper: claim.paper === undefined ? null : paperValue(claim.paper, paper),
    related: claim.related === undefined ? null : paperValue(claim.related, paper),
  }));
}

const suites = new Map<string, ListedClaim[]>();
for (const id of await suiteIds()) suites.set(id, await listedClaims(id));
const statements = readStatements();
const listed = [...suites.values()].flat();

/** The README with its table of the abstract between the markers. */
async function readmeText(): Promise<string> {
  const [begin, end] = ['<!-- abstract: written by npm run claims -->', '<!-- end of abstract -->'];
  const text = await readFile(readme, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) {
    const expected = `${begin} … ${end}`;
    throw new Fail({ where: 'README.md', found: 'no markers', expected, next: 'Put them back.' });
  }
  const table = abstractTable(statements.abstract, listed).join('\n');
  return `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`;
}

const pages = new Map([
  [page, claimsPage(suites, statements)],
  [readme, await readmeText()],
]);
for (const [file, wanted] of pages) {
  if (options.check !== true) await writeFile(file, wanted);
  else if ((await readFile(file, 'utf8').catch(() => '')) !== wanted) {
    console.error(`${path.relative(root, file)} is out of date. Run "npm run claims".`);
    process.exitCode = exitCodeOf('out of date');
  }
}
