import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { pin, processorsFor, processorsIn } from './pinning.ts';

test('a list of processors as Linux writes it', () => {
  assert.deepEqual(processorsIn('0-2,5\n'), [0, 1, 2, 5]);
  assert.deepEqual(processorsIn(' 7'), [7]);
  assert.deepEqual(processorsIn(''), []);
  assert.deepEqual(processorsIn('none'), []);
});

test('engines that compute on a GPU or on threads of their own are left where the system puts them', () => {
  assert.deepEqual(processorsFor('cuda'), []);
  assert.deepEqual(processorsFor('webgpu'), []);
  if (process.platform === 'linux') assert.ok(processorsFor('wasm').length > 0);
});

const unable = spawnSync('taskset', ['--version']).status === 0 ? false : 'no taskset here';

test('a process is kept on one processor', { skip: unable }, async () => {
  const child = spawn(process.execPath, ['--eval', 'setTimeout(() => undefined, 60_000)']);
  try {
    const processor = processorsFor('wasm').at(-1)!;
    assert.equal(await pin(child.pid!, processor), true);
    const { stdout } = spawnSync('taskset', ['-p', '-c', String(child.pid)], { encoding: 'utf8' });
    assert.match(stdout, new RegExp(`: ${processor}\\s*$`));
  } finally {
    child.kill('SIGKILL');
  }
});

test('where it cannot be done that is said', async () => {
  assert.equal(await pin(2 ** 30, 0), false);
});
