import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loadFigures } from '../pipeline/figure-registry.ts';
import { readStatements } from '../pipeline/read-statements.ts';
import { numericsOf } from '../core/engine/open-engine.ts';
import { claimData } from '../core/judge/judge.ts';
import { paperFiles, paperValue } from '../core/judge/paper-value.ts';
import { expand } from '../core/run/expand.ts';
import { loadClaims, loadSuite, loadTrainers, suiteIds } from '../core/run/registry.ts';
import { profileNames } from '../core/suite.ts';
import { cellReference, declaredExperiments, problems } from '../schemas/validate.ts';

const root = path.join(import.meta.dirname, '..');
const ids = await suiteIds();
const figures = await loadFigures();

/** Everything a suite is made of; a folder without one of these is an orphan. */
const members = ['suite.ts', 'train.ts', 'claims.ts', 'README.md', 'fixtures/figure-cells.ts'];

for (const id of ids) {
  describe(`suite ${id} keeps the contract`, async () => {
    const suite = await loadSuite(id);
    const claims = await loadClaims(id);
    const trainers = await loadTrainers(id);

    test('has all its members and its folder’s name', () => {
      for (const file of members) assert.ok(existsSync(path.join(root, 'suites', id, file)), file);
      assert.ok(existsSync(path.join(root, 'schemas', `${id}.schema.json`)));
      assert.equal(suite.id, id);
    });

    test('has a trainer and declared schemas for each experiment, and no others', () => {
      assert.deepEqual(Object.keys(trainers).sort(), Object.keys(suite.experiments).sort());
      assert.ok(suite.defaultExperiment in suite.experiments);
      assert.deepEqual(Object.keys(declaredExperiments(id)).sort(), Object.keys(suite.experiments).sort());
      for (const experiment of Object.keys(suite.experiments)) {
        // An empty object is judged, not refused as unknown.
        for (const role of ['parameters', 'measurements'] as const)
          assert.ok(problems(cellReference(id, experiment, role), {}).length > 0);
      }
    });

    for (const profile of profileNames) {
      test(`profile ${profile} makes valid cells, each with a cost, and says what was shrunk`, () => {
        const cells = expand(suite, profile, numericsOf('wasm'));
        assert.ok(cells.length > 0);
        for (const cell of cells) {
          assert.deepEqual(problems('cell', cell), []);
          assert.ok(suite.experiments[cell.experiment]!.cost(cell.parameters) > 0, cell.id);
        }
        assert.ok(suite.profiles[profile].note.length > 40);
      });
    }

    test('declares valid claims with ids of its own, decided by some profile, the paper’s numbers with a source', () => {
      const paper = paperFiles(root);
      assert.ok(claims.length > 0);
      assert.equal(new Set(claims.map((claim) => claim.id)).size, claims.length);
      for (const claim of claims) {
        assert.deepEqual(problems('claim', claimData(claim)), [], claim.id);
        assert.equal(claim.suite, id);
        assert.ok(claim.id.startsWith(`${id}/`));
        if (claim.paper !== undefined) assert.ok(paperValue(claim.paper, paper).source.length > 0);
      }
    });

    test('has an accepted baseline for the quick profile on the embedded engine, of its own version', () => {
      const file = path.join(root, 'baselines', 'claims', 'quick', 'wasm', `${id}.json`);
      const baseline = JSON.parse(readFileSync(file, 'utf8')) as { suiteVersion: number; claims: object };
      assert.deepEqual(problems('baseline', baseline), []);
      assert.equal(baseline.suiteVersion, suite.version);
      const decided = claims.filter((claim) => claim.profiles.includes('quick')).map((claim) => claim.id);
      assert.deepEqual(Object.keys(baseline.claims).sort(), decided.sort());
    });

    test('has figures, and its README names each of them', () => {
      const own = figures.filter((figure) => figure.suite === id);
      assert.ok(own.length > 0);
      const readme = readFileSync(path.join(root, 'suites', id, 'README.md'), 'utf8');
      for (const claim of claims)
        assert.ok(readme.includes(claim.id.split('/')[1]!), `README lacks ${claim.id}`);
    });
  });
}

test('no figure belongs to a suite that is not there', () => {
  for (const figure of figures) assert.ok(ids.includes(figure.suite), figure.id);
});

test('no baseline belongs to a suite that is not there', () => {
  for (const profile of readdirSync(path.join(root, 'baselines', 'claims'), { withFileTypes: true })) {
    if (!profile.isDirectory()) continue;
    for (const engine of readdirSync(path.join(root, 'baselines', 'claims', profile.name))) {
      for (const file of readdirSync(path.join(root, 'baselines', 'claims', profile.name, engine))) {
        assert.ok(ids.includes(file.replace('.json', '')), `${profile.name}/${engine}/${file}`);
      }
    }
  }
});

test('the types of the schemas are those of the schemas', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', path.join(root, 'ci', 'generate-schema-types.ts'), '--check'],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
});

test('each sentence of the abstract names claims and figures that are there', async () => {
  const claims = (await Promise.all(ids.map(loadClaims))).flat().map(({ id }) => id);
  const drawn = figures.map(({ id }) => id);
  const { abstract } = readStatements();
  const shownOnce: string[] = [];
  for (const { id, claims: deciding, limitedBy = [], beside = [], figures: shown, plain } of abstract) {
    const own = [...new Set([...deciding, ...limitedBy, ...beside])];
    for (const claim of own) assert.ok(claims.includes(claim), `${id}: ${claim}`);
    shownOnce.push(...own);
    assert.ok(plain !== undefined, `${id} has no sentence for a reader who has not read the paper`);
    for (const figure of shown) assert.ok(drawn.includes(figure), `${id}: ${figure}`);
  }
  assert.equal(new Set(abstract.map(({ id }) => id)).size, abstract.length);
  assert.equal(new Set(shownOnce).size, shownOnce.length, 'a claim stands under one sentence');
});

test('each statement of the paper that is claimed is named among what the paper says', async () => {
  const named = readStatements().sections.flatMap(({ statements }) =>
    statements.flatMap(({ claims = [] }) => claims),
  );
  for (const { id, kind } of (await Promise.all(ids.map(loadClaims))).flat())
    if (kind === 'paper') assert.ok(named.includes(id), `docs/statements.json lacks ${id}`);
});

test('docs/claims.md lists the claims as they are declared and accepted', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', path.join(root, 'ci', 'claims-page.ts'), '--check'],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
});

test('claims and figures can be judged and drawn without loading TensorFlow.js', () => {
  const program = `
    import { loadClaims, suiteIds } from './core/run/registry.ts';
    import { loadFigures } from './pipeline/figure-registry.ts';
    for (const id of await suiteIds()) await loadClaims(id);
    await loadFigures();
    const { createRequire } = await import('node:module');
    const loaded = Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes('@tensorflow'));
    console.log(loaded.length);`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(stdout.trim(), '0', stderr);
});
