import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { keptBundle } from './kept-bundle.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'bundle-'));
  await mkdir(path.join(root, 'node_modules'));
  await writeFile(
    path.join(root, 'entry.ts'),
    "import { part } from './part.ts';\nexport const whole = part;\n",
  );
  await writeFile(path.join(root, 'part.ts'), 'export const part = 1;\n');
});
afterEach(() => rm(root, { recursive: true }));

const cache = (): string => path.join(root, 'node_modules', '.cache', 'getrich-bench');
const bundle = (): ReturnType<typeof keptBundle> => keptBundle('entry.ts', { format: 'esm' }, root);

test('a kept bundle is taken as it is kept while its inputs hold what they held', async () => {
  const first = await bundle();
  assert.deepEqual([...first.inputs].sort(), ['entry.ts', 'part.ts']);
  assert.match(first.code, /part = 1/);
  // Marked, to be told from one that was made anew.
  const [name] = await readdir(cache());
  const kept = JSON.parse(await readFile(path.join(cache(), name!), 'utf8')) as object;
  await writeFile(path.join(cache(), name!), JSON.stringify({ ...kept, code: 'kept' }));
  assert.equal((await bundle()).code, 'kept');
});

test('one whose input has changed, of the same length, is made anew', async () => {
  await bundle();
  await writeFile(path.join(root, 'part.ts'), 'export const part = 2;\n');
  assert.match((await bundle()).code, /part = 2/);
});

test('so is one that is damaged, one of other packages, and one with other options', async () => {
  await bundle();
  const [name] = await readdir(cache());
  await writeFile(path.join(cache(), name!), '{"code":"kep');
  assert.match((await bundle()).code, /part = 1/);
  await writeFile(path.join(root, 'node_modules', '.package-lock.json'), '{}');
  await bundle();
  await keptBundle('entry.ts', { format: 'esm', minify: true }, root);
  assert.equal((await readdir(cache())).length, 3);
});

test('without a folder of packages nothing is kept, and none is made', async () => {
  await rm(path.join(root, 'node_modules'), { recursive: true });
  assert.match((await bundle()).code, /part = 1/);
  assert.deepEqual((await readdir(root)).sort(), ['entry.ts', 'part.ts']);
});
