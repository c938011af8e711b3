import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { EngineStamp } from '../../../schemas/engine-stamp.d.ts';
import { libraryFolder } from './engines-folder.ts';
import { findLibraries } from './find-libraries.ts';
import { readStamp, stampFile } from './stamp.ts';
import { tfjsNodePackage } from './tfjs-node-package.ts';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'stamp-'));
  process.env['GETRICH_BENCH_ENGINES'] = root;
  folder = libraryFolder('cpu');
});
afterEach(() => {
  delete process.env['GETRICH_BENCH_ENGINES'];
  rmSync(root, { recursive: true });
});

const good: EngineStamp = {
  schemaVersion: 1,
  kind: 'cpu',
  tensorflow: '2.21.0',
  tfjsNode: '4.22.0',
  platform: `${process.platform}-${process.arch}`,
  libc: 'glibc 2.36',
  napi: 8,
  node: process.version,
  modulesAbi: process.versions.modules,
  wheels: [{ file: 'a.whl', sha256: '0'.repeat(64), pinned: true }],
  files: [{ path: 'lib/addon', bytes: 4 }],
};

function setUp(stamp: unknown, content = 'four', where = folder): void {
  mkdirSync(path.join(where, 'lib'), { recursive: true });
  writeFileSync(path.join(where, 'lib', 'addon'), content);
  writeFileSync(stampFile(where), typeof stamp === 'string' ? stamp : JSON.stringify(stamp));
}

async function reason(): Promise<string> {
  const read = await readStamp(folder, '4.22.0');
  return read.state === 'unusable' ? read.reason : read.state;
}

test('a folder without a stamp counts as nothing, whatever lies in it', async () => {
  mkdirSync(path.join(folder, 'lib'), { recursive: true });
  assert.equal(await reason(), 'absent');
});

test('a stamp that fits is usable, also for another version of Node.js', async () => {
  setUp({ ...good, node: 'v24.0.0', modulesAbi: '137' });
  assert.equal(await reason(), 'usable');
});

test('what does not fit is not loaded, and the reason says what', async () => {
  const cases: [unknown, RegExp][] = [
    ['{"schemaVersion": 1', /its stamp is damaged/],
    [{ ...good, kind: 'tpu' }, /its stamp is damaged \(\/kind is "tpu"\)/],
    [{ ...good, platform: 'linux-riscv64' }, /set up for linux-riscv64, this is/],
    [{ ...good, napi: 99 }, /needs Node-API 99/],
    [{ ...good, tfjsNode: '4.21.0' }, /built from tfjs-node-gpu 4\.21\.0, 4\.22\.0 is installed/],
    [{ ...good, files: [{ path: 'lib/other', bytes: 4 }] }, /lib\/other is missing/],
    [{ ...good, files: [{ path: 'lib/addon', bytes: 5 }] }, /has 4 bytes where 5 were set up/],
  ];
  for (const [stamp, expected] of cases) {
    setUp(stamp);
    assert.match(await reason(), expected);
  }
  setUp(good);
  const read = await readStamp(folder, undefined);
  assert.match(read.state === 'unusable' ? read.reason : '', /not installed/);
});

test(
  'libraries are looked for in the order asked; a broken set-up is named with the command that mends it',
  {
    skip:
      tfjsNodePackage()?.version === '4.22.0' && process.platform === 'linux'
        ? false
        : 'no tfjs-node-gpu 4.22.0, or not Linux',
  },
  async () => {
    const nothing = await findLibraries(['cpu', 'gpu']);
    // The package's own binary, which a user may have installed, is the last resort.
    if (nothing.state === 'none') {
      assert.deepEqual(nothing, {
        state: 'none',
        reason: 'not set up',
        next: 'Run "npm run setup:tensorflow".',
      });
    } else assert.equal(nothing.libraries.origin, 'stock');
    setUp({ ...good, kind: 'gpu' }, 'four', libraryFolder('gpu'));
    const fallback = await findLibraries(['cpu', 'gpu']);
    assert.equal(fallback.state === 'found' && fallback.libraries.kind, 'gpu');
    setUp(good);
    const preferred = await findLibraries(['cpu', 'gpu']);
    assert.equal(preferred.state === 'found' && preferred.libraries.kind, 'cpu');
    setUp({ ...good, kind: 'gpu' }, 'longer', libraryFolder('gpu'));
    const broken = await findLibraries(['gpu']);
    if (broken.state === 'none') {
      assert.match(broken.reason, /tensorflow-gpu is not usable: lib\/addon has 6 bytes/);
      assert.equal(broken.next, 'Run "npm run setup:tensorflow -- --gpu --force".');
    } else assert.equal(broken.libraries.origin, 'stock');
  },
);
