import assert from 'node:assert/strict';
import os from 'node:os';
import { test } from 'node:test';
import { checkMachine, checkPath, checkRoom } from './check-machine.ts';

test('another C library, or one too old, is refused', () => {
  assert.throws(() => checkMachine(undefined), /musl.*expected glibc 2\.27/);
  assert.throws(() => checkMachine('2.17'), { exitCode: 2, message: /found glibc 2\.17/ });
  assert.equal(checkMachine('2.27').glibc, '2.27');
});

test('a full disk is refused before anything is fetched; the folder need not exist', async () => {
  await assert.rejects(checkRoom('gpu', `${os.tmpdir()}/not/there`, 9.9), {
    exitCode: 2,
    message: /9\.9 GiB free, expected 10 GiB.*GETRICH_BENCH_ENGINES/,
  });
  await checkRoom('cpu', `${os.tmpdir()}/not/there`, 1.5);
  await checkRoom('cpu', '/proc/self/not/there', 2);
});

test('a path that make would take apart is refused with the way around', () => {
  assert.throws(() => checkPath('/home/a b/.engines/cpu'), {
    exitCode: 2,
    message: /a path with a space.*GETRICH_BENCH_ENGINES/,
  });
  checkPath('/home/a-b/.engines/cpu');
});
