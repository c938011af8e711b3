/** docs/adding-a-suite.md as it stands: its files, written into a copy of the project, make a suite that runs. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { TreeCopy } from '../ci/plant/tree-copy.ts';

const root = path.join(import.meta.dirname, '..');
const tree = new TreeCopy(root);
const copy = tree.folder;
after(() => tree.remove());

/** Where a block goes that does not begin with its path. */
const placeOfLanguage: Readonly<Record<string, string>> = {
  json: 'schemas/decay.schema.json',
  md: 'suites/decay/README.md',
};

/** Files of the page by their path; blocks of commands are none. */
function filesOf(page: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const [, language, content] of page.matchAll(/```(ts|json|md)\n(.*?)```/gs)) {
    const place = placeOfLanguage[language!] ?? /^\/\/ (\S+)\n/.exec(content!)?.[1];
    assert.ok(place !== undefined, content);
    files.set(place, content!);
  }
  return files;
}

function run(...command: readonly string[]): { code: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', ...command], {
    cwd: copy,
    encoding: 'utf8',
  });
  return { code: status, text: stdout + stderr };
}

test('the files of the page are those of its table, and make a suite that is reproduced, drawn and accepted', () => {
  const files = filesOf(readFileSync(path.join(root, 'docs', 'adding-a-suite.md'), 'utf8'));
  assert.deepEqual([...files.keys()].sort(), [
    'figures/figure-decay.ts',
    'schemas/decay.schema.json',
    ...['README.md', 'claims.test.ts', 'claims.ts', 'fixtures/figure-cells.ts', 'suite.ts', 'train.ts'].map(
      (name) => `suites/decay/${name}`,
    ),
  ]);
  for (const [place, content] of files) {
    assert.ok(!existsSync(path.join(copy, place)), `${place} is there already`);
    mkdirSync(path.dirname(path.join(copy, place)), { recursive: true });
    writeFileSync(path.join(copy, place), content);
  }
  const selected = ['decay', '--engine', 'wasm', '--out', path.join(copy, 'out')];
  for (const command of [
    ['ci/generate-schema-types.ts'],
    ['bin/reproduce.ts', ...selected],
    ['bin/accept.ts', ...selected, '--reason', 'a test'],
    ['bin/check.ts', ...selected],
    ['--test', 'suites/decay/claims.test.ts'],
  ]) {
    const { code, text } = run(...command);
    assert.equal(code, 0, `${command[0]!}: ${text}`);
  }
  assert.ok(existsSync(path.join(copy, 'schemas', 'decay.d.ts')));
  assert.ok(existsSync(path.join(copy, 'out', 'figures', 'figure-decay.png')));
  assert.ok(existsSync(path.join(copy, 'baselines', 'claims', 'quick', 'wasm', 'decay.json')));
});

test('what the page says of a single cell is so', () => {
  const cell = (parameters: object) =>
    run('bin/reproduce.ts', 'cell', 'decay', JSON.stringify(parameters), '--json');
  assert.match(cell({ rate: 2, seed: 0 }).text, /"halfLife":0\.3465/);
  assert.equal(cell({ rate: -2, seed: 0 }).code, 2);
});
