import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loadClaims } from '../../core/run/registry.ts';
import { keptClaims } from '../../pipeline/kept-claims.ts';
import { selectRequest } from '../../pipeline/selection.ts';
import type { Request } from '../../schemas/request.d.ts';
import { faults } from './faults.ts';
import { faultsPage } from './faults-page.ts';
import { isNoticed } from './plant-fault.ts';
import { occurrences, TreeCopy } from './tree-copy.ts';

const root = path.join(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('planted faults', () => {
  test('have names of their own, and are twenty at least', () => {
    assert.equal(new Set(faults.map(({ id }) => id)).size, faults.length);
    assert.ok(faults.length >= 20);
  });

  for (const fault of faults) {
    if (fault.run === 'baseline') continue;
    const { id, file, search, replace } = fault;
    test(`${id} is a change of one place that is there`, () => {
      assert.equal(occurrences(read(file), search), 1, `${file}: ${search}`);
      assert.notEqual(search, replace);
    });
  }

  test('are those of docs/gating.md, each that was planted noticed: run "npm run plant"', () => {
    const page = read('docs/gating.md');
    const rows = (page.match(/^\| `[^`]+` .*$/gm) ?? []).map((row) => row.split(' | '));
    const listed = new Map(rows.map((row) => [row[0]!.replace(/^\| `|`$/g, ''), row]));
    assert.ok(listed.size >= 20);
    for (const fault of faults) {
      const row = listed.get(fault.id);
      assert.ok(row !== undefined, fault.id);
      assert.deepEqual(row.slice(1, 3), [fault.what, `${fault.run}: ${fault.slice.id}`]);
      assert.ok(isNoticed(fault, { code: Number.parseInt(row.at(-1)!), noticed: '' }), fault.id);
      listed.delete(fault.id);
    }
    assert.deepEqual([...listed.keys()], [], 'rows of faults that are gone');
  });
});

/** The value or values behind an option of a slice; undefined where it has none. */
function given(selection: readonly string[], option: string): string[] | undefined {
  const at = selection.indexOf(option);
  if (at < 0) return undefined;
  const rest = selection.slice(at + 1);
  const end = rest.findIndex((word) => word.startsWith('--'));
  return end < 0 ? rest : rest.slice(0, end);
}

for (const { id, selection } of new Set(faults.map(({ slice }) => slice))) {
  test(`${id}: some claim has all its cells in the slice, so that it can be accepted`, async () => {
    const [suite] = selection;
    const profile = given(selection, '--profile')![0] as 'smoke' | 'quick';
    const [seeds, where] = [given(selection, '--seeds')?.[0], given(selection, '--where')];
    const request = { suites: [suite!], engine: 'wasm', profile, seeds, where } as unknown as Request;
    const slice = await selectRequest(request, 'results');
    const lacking = await keptClaims(
      slice,
      suite!,
      slice.cells.map((cell) => ({ cell })),
    );
    const decided = (await loadClaims(suite!)).filter(({ profiles }) => profiles.includes(profile));
    assert.notDeepEqual(
      decided.filter(({ id: claim }) => !lacking.claims.has(claim)),
      [],
    );
  });
}

test('the page tells each fault in a row, a bar in a message as a bar', () => {
  const [fault] = faults;
  const page = faultsPage([{ fault: fault!, code: 1, noticed: 'a | b' }]);
  assert.match(page, /^\| `relu-rate` \| no τ² in the learning rate \| .* \| a \\\| b \| 1 \|$/m);
});

test('a program that cannot run has noticed nothing', () => {
  const of = (run: string) => faults.find((fault) => fault.run === run)!;
  const codes = (run: string): number[] =>
    [0, 1, 2, 3, 4].filter((code) => isNoticed(of(run), { code, noticed: '' }));
  assert.deepEqual(['trained', 'judged', 'stale', 'baseline'].map(codes), [[1], [1], [2], [1, 2]]);
});

test('a copy of the tree is patched in one place, and is as it was afterwards', () => {
  const tree = new TreeCopy(root);
  try {
    const at = tree.path('core/fail.ts');
    const text = readFileSync(at, 'utf8');
    assert.equal(text, read('core/fail.ts'));
    const patch = { file: 'core/fail.ts', search: 'export class Fail', replace: 'export class Fault' };
    const inside = tree.whilePatched(patch, () => readFileSync(at, 'utf8'));
    assert.equal(inside, text.replace('export class Fail', 'export class Fault'));
    assert.equal(readFileSync(at, 'utf8'), text);
    for (const search of ['no such text', 'readonly']) {
      const message = /core\/fail\.ts: found \d+ times .* expected that text once/;
      assert.throws(() => tree.whilePatched({ ...patch, search }, () => 0), {
        name: 'Fail',
        exitCode: 2,
        message,
      });
    }
    assert.throws(() => tree.whilePatched(patch, () => assert.fail('made')), /made/);
    assert.equal(readFileSync(at, 'utf8'), text);
    assert.equal(read('core/fail.ts'), text);
  } finally {
    tree.remove();
  }
  assert.ok(!existsSync(tree.folder));
});
