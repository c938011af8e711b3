import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp, readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

const root = path.join(import.meta.dirname, '..');

/** Processes whose parent is this one, as Linux lists them. */
function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.split(' ').map(Number).filter(Boolean);
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

test(
  'workers end when their scheduler is killed, although they compute',
  { skip: process.platform !== 'linux' && 'reads /proc', timeout: 120_000 },
  async () => {
    const out = await mkdtemp(path.join(os.tmpdir(), 'a lost parent '));
    const options = ['relu', '--profile', 'smoke', '--engine', 'wasm', '--workers', '2', '--out', out];
    const scheduler = spawn(process.execPath, ['--import', 'tsx', 'bin/reproduce.ts', ...options], {
      cwd: root,
      stdio: 'ignore',
    });
    const cells = path.join(out, 'cells', 'relu');
    while ((await readdir(cells).catch(() => [])).length < 2) await wait(20);
    const workers = childrenOf(scheduler.pid!).filter((pid) => commandOf(pid).includes('worker.ts'));
    assert.equal(workers.length, 2);
    scheduler.kill('SIGKILL');
    // A dead process that nobody has waited for yet has an empty command line.
    while (workers.some((pid) => commandOf(pid).includes('worker.ts'))) await wait(50);
    rmSync(out, { recursive: true });
  },
);

test(
  'a run and its workers end when npm is killed, which can hand on no such signal',
  { skip: process.platform !== 'linux' && 'reads /proc', timeout: 120_000 },
  async () => {
    const out = await mkdtemp(path.join(os.tmpdir(), 'a lost npm '));
    const options = ['relu', '--profile', 'smoke', '--engine', 'wasm', '--workers', '1', '--out', out];
    const npm = spawn('npm', ['run', '--silent', 'reproduce', '--', ...options], {
      cwd: root,
      stdio: 'ignore',
    });
    const cells = path.join(out, 'cells', 'relu');
    while ((await readdir(cells).catch(() => [])).length < 1) await wait(20);
    const below = (pid: number): number[] => childrenOf(pid).flatMap((child) => [child, ...below(child)]);
    const ours = below(npm.pid!).filter((pid) => /worker\.ts|reproduce\.ts/.test(commandOf(pid)));
    assert.ok(ours.some((pid) => commandOf(pid).includes('worker.ts')));
    npm.kill('SIGKILL');
    while (ours.some((pid) => commandOf(pid) !== '')) await wait(50);
    rmSync(out, { recursive: true });
  },
);
