import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { serialize } from 'node:v8';
import { CheckpointStore } from './checkpoint-store.ts';

const made: string[] = [];

async function folder(): Promise<string> {
  const parent = await mkdtemp(path.join(os.tmpdir(), 'checkpoints-'));
  made.push(parent);
  return path.join(parent, 'of-a-run');
}

after(() => Promise.all(made.map((parent) => rm(parent, { recursive: true, force: true }))));

test('a state is read as it was last written, typed arrays included, until it is removed', async () => {
  const at = await folder();
  const states = new CheckpointStore(at, 'this code');
  assert.equal(await states.of('a').read(), undefined);
  await states.of('a').write({ epoch: 1 });
  await states.of('a').write({ epoch: 2, weights: [Float32Array.of(0.1, NaN)] });
  await states.of('b').write('another');
  assert.deepEqual(await new CheckpointStore(at, 'this code').of('a').read(), {
    epoch: 2,
    weights: [Float32Array.of(0.1, NaN)],
  });
  await states.remove('a');
  await states.remove('a');
  assert.equal(await states.of('a').read(), undefined);
  assert.equal(await states.of('b').read(), 'another');
});

test('a damaged state is none', async () => {
  const at = await folder();
  const states = new CheckpointStore(at, 'this code');
  await states.of('a').write({ epoch: 1 });
  const [name] = await readdir(at);
  await writeFile(path.join(at, name!), 'half a fi');
  assert.equal(await states.of('a').read(), undefined);
});

test(
  'a pipe in place of a state is none, and nobody waits for it',
  { skip: process.platform === 'win32' },
  async () => {
    const at = await folder();
    const states = new CheckpointStore(at, 'this code');
    await states.of('a').write({ epoch: 1 });
    const [name] = await readdir(at);
    await states.remove('a');
    execFileSync('mkfifo', [path.join(at, name!)]);
    assert.equal(await states.of('a').read(), undefined);
  },
);

test('a state that other code wrote is none, nor is one without its code', async () => {
  const at = await folder();
  await new CheckpointStore(at, 'older code').of('a').write({ epoch: 1 });
  const states = new CheckpointStore(at, 'this code');
  assert.equal(await states.of('a').read(), undefined);
  const [name] = await readdir(at);
  await writeFile(path.join(at, name!), serialize({ epoch: 1 }));
  assert.equal(await states.of('a').read(), undefined);
});
