/** What goes wrong outside a command's own code: before it is loaded, in npm, and at the other end of its output. */
import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';

const root = path.join(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'start-'));
after(() => rmSync(folder, { recursive: true }));

/** A project of nothing but the launcher, one program and what is given. */
function project(name: string, files: Readonly<Record<string, string>>): string {
  const place = path.join(folder, name);
  mkdirSync(path.join(place, 'bin'), { recursive: true });
  cpSync(path.join(root, 'bin', 'start.mjs'), path.join(place, 'bin', 'start.mjs'));
  const all = {
    'package.json': '{"engines":{"node":">=20.19"},"type":"module"}',
    'bin/program.ts': 'console.log("ran");',
    ...files,
  };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(place, file)), { recursive: true });
    writeFileSync(path.join(place, file), text);
  }
  return place;
}

function start(place: string, environment: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, ['bin/start.mjs', 'bin/program.ts'], {
    cwd: place,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
}

/** One line on stderr, nothing on stdout. */
function assertOneLine({ stdout, stderr }: SpawnSyncReturns<string>, pattern: RegExp): void {
  assert.equal(stdout, '');
  assert.match(stderr, pattern);
  assert.equal(stderr.trim().split('\n').length, 1, stderr);
}

describe('before the program is loaded', () => {
  test('a Node that is too old is named, exit 2', () => {
    const result = start(project('old', { 'package.json': '{"engines":{"node":">=99.1"}}' }));
    assert.equal(result.status, 2);
    assertOneLine(result, /^Node\.js: found \d+\.\d+\.\d+, expected 99\.1 or newer\./);
  });

  test(
    'a limit on address space, under which WebAssembly cannot start, is named, exit 2',
    { skip: process.platform !== 'linux' && 'only Linux says its limits' },
    () => {
      const limited = (kibibytes: number): SpawnSyncReturns<string> =>
        spawnSync(
          'bash',
          ['-c', `ulimit -v ${kibibytes}; exec "$0" bin/start.mjs bin/program.ts`, process.execPath],
          {
            cwd: project('limited', {}),
            encoding: 'utf8',
          },
        );
      const result = limited(12_000_000);
      assert.equal(result.status, 2);
      assertOneLine(result, /^ulimit -v: found 11 GiB of address space, expected no limit or 45 GiB/);
      // Enough of it: the next obstacle is named.
      assertOneLine(limited(60_000_000), /^node_modules: found no packages/);
    },
  );

  test('without packages "npm ci" is named, exit 2', () => {
    const result = start(project('bare', {}));
    assert.equal(result.status, 2);
    assertOneLine(result, /^node_modules: found no packages.*"npm ci"/);
  });

  test('packages that were left out are named, exit 2', () => {
    const tsx = {
      'node_modules/tsx/package.json': '{"name":"tsx","type":"module","exports":{"./esm":"./index.js"}}',
      'node_modules/tsx/index.js': 'import "@esbuild/none";',
    };
    const result = start(project('partly', tsx));
    assert.equal(result.status, 2);
    assertOneLine(result, /^node_modules: Cannot find package '@esbuild\/none'.*"npm ci"/);
  });

  test('a program that throws while it is loaded is exit 4, not 1, which means contradicted', () => {
    const place = project('broken', { 'bin/program.ts': 'throw new Error("no such thing");' });
    cpSync(path.join(root, 'node_modules', 'tsx'), path.join(place, 'node_modules', 'tsx'), {
      recursive: true,
    });
    for (const name of ['esbuild', '@esbuild', 'get-tsconfig', 'resolve-pkg-maps']) {
      const from = path.join(root, 'node_modules', name);
      cpSync(from, path.join(place, 'node_modules', name), { recursive: true, force: true });
    }
    const result = start(place);
    assert.equal(result.status, 4);
    assertOneLine(result, /program\.ts: no such thing/);
  });

  test('no folder for temporary files is no obstacle', () => {
    const { status, stdout } = spawnSync(process.execPath, ['bin/start.mjs', 'bin/check.ts', '--help'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: '/dev/null/none', TEMP: '/dev/null/none' },
    });
    assert.equal(status, 0);
    assert.match(stdout, /^Usage: npm run check/);
  });
});

describe('through npm and a shell', { skip: process.platform === 'win32' && 'needs a POSIX shell' }, () => {
  const shell = (command: string): SpawnSyncReturns<string> =>
    spawnSync('bash', ['-o', 'pipefail', '-c', command], { cwd: root, encoding: 'utf8' });

  test('options before "--" are refused with the right command', () => {
    const { status, stderr } = shell('npm run reproduce --profile=smoke linear');
    assert.equal(status, 2);
    assert.match(stderr, /found --profile before "--".*Run: npm run reproduce -- linear --profile smoke\n/);
  });

  test('a reader that goes away is no error', () => {
    // "true" reads nothing: its end of the pipe is closed before the first line comes.
    const { status, stderr } = shell('npm run -s check -- --help | true');
    assert.equal(status, 0, stderr);
    assert.equal(stderr, '');
  });

  test('output that cannot be written is one line and exit 2', { skip: process.platform !== 'linux' }, () => {
    const result = shell('npm run -s check -- --help > /dev/full');
    assert.equal(result.status, 2);
    assertOneLine(result, /^stdout: found ENOSPC/);
  });
});
