import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { treeFiles } from './tree-files.ts';

test('a tree is the same with git and without', (t) => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'tree-files-'));
  t.after(() => rmSync(root, { recursive: true }));
  for (const name of ['.gitignore', 'a.ts', 'core/b.ts', 'results/run.json', 'suites/x/node_modules/c.js']) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), name === '.gitignore' ? 'node_modules/\nresults/\n' : '');
  }
  const bare = treeFiles(root).toSorted();
  assert.deepEqual(bare, ['.gitignore', 'a.ts', 'core/b.ts']);
  execFileSync('git', ['init', '-q', root]);
  assert.deepEqual(treeFiles(root).toSorted(), bare);
});
