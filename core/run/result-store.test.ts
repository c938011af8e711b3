import assert from 'node:assert/strict';
import { access, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Result } from '../../schemas/result.d.ts';
import { suite } from '../../suites/relu/suite.ts';
import { Fail } from '../fail.ts';
import { buildCell } from './build-cell.ts';
import { makeResult } from './make-result.ts';
import { folderFail, ResultStore } from './result-store.ts';

const cell = buildCell(suite, 'grid', { tau: 0.1, delta: 1, seed: 100 }, 'wasm-float32');
const engine = { id: 'wasm', numerics: 'wasm-float32', device: 'a CPU', versions: {}, flags: {} };
const row = {
  ...{ step: 10, kernelDistance: 0.1, testLoss: 0.2 },
  ...{ hammingDistance: 1, parameterDistance: 2, trainLoss: 0.3 },
};
const result: Result = makeResult(cell, engine, 12, 100, {
  state: 'completed',
  measurements: { rows: [row] },
});

describe('the result store', () => {
  let out: string;
  let store: ResultStore;
  before(async () => {
    out = await mkdtemp(path.join(os.tmpdir(), 'store-'));
    store = new ResultStore(out, () => 'relu#/$defs/GridMeasurements');
  });
  after(() => rm(out, { recursive: true }));

  test('gives back what was written, and nothing for a cell that was not', async () => {
    await store.write(result);
    assert.deepEqual(await store.read(cell), { state: 'present', result });
    const other = buildCell(suite, 'grid', { tau: 0.2, delta: 1, seed: 100 }, 'wasm-float32');
    assert.deepEqual(await store.read(other), { state: 'absent' });
  });

  test('refuses to write a result that its schema refuses, and keeps the old one', async () => {
    const invalid = makeResult(cell, engine, 1, 1, {
      state: 'completed',
      measurements: { rows: [{ step: 1 }] },
    });
    await assert.rejects(store.write(invalid), /measurements\/rows\/0\/kernelDistance/);
    const notANumber = makeResult(cell, engine, 1, 1, {
      state: 'completed',
      measurements: { rows: [{ ...row, testLoss: null }] },
    });
    await assert.rejects(store.write(notANumber), /testLoss: found null, expected number/);
    assert.equal((await store.read(cell)).state, 'present');
  });

  for (const [what, damage, problem] of [
    ['truncated', (text: string) => text.slice(0, 80), /not JSON/],
    ['empty', () => '', /empty/],
    [
      'of another schema version',
      (text: string) => text.replace('"schemaVersion":1', '"schemaVersion":2'),
      /schemaVersion/,
    ],
    ['with a number changed', (text: string) => text.replace('0.2', '0.3'), /digest/],
    ['without a field', (text: string) => text.replace('"cost"', '"costs"'), /cost/],
    ['of another cell', (text: string) => text.replace(cell.key, '0'.repeat(64)), /another cell/],
  ] as const) {
    test(`calls a file damaged that is ${what}, and sets it aside without losing it`, async () => {
      await store.write(result);
      const file = store.file(cell);
      const damaged = damage(await readFile(file, 'utf8'));
      await writeFile(file, damaged);
      const stored = await store.read(cell);
      assert.equal(stored.state, 'damaged');
      assert.match(stored.problem, problem);
      const kept = await store.setAside(stored.file);
      assert.equal(await readFile(kept, 'utf8'), damaged);
      await assert.rejects(access(file));
    });
  }

  test('names each file it sets aside anew', async () => {
    await store.write(result);
    const first = await store.setAside(store.file(cell));
    await store.write(result);
    assert.notEqual(await store.setAside(store.file(cell)), first);
  });

  test(
    'a folder that cannot be written is a message, not a crash',
    { skip: process.getuid?.() === 0 && 'root may write anywhere' },
    async () => {
      await chmod(out, 0o500);
      await assert.rejects(new ResultStore(path.join(out, 'deeper'), () => '').write(result), Fail);
      await chmod(out, 0o700);
    },
  );

  test('a file where the folder should be is a message, not a crash', async () => {
    const file = path.join(out, 'a-file');
    await writeFile(file, '');
    await assert.rejects(
      new ResultStore(file, () => 'relu#/$defs/GridMeasurements').write(result),
      (error) => {
        assert.ok(error instanceof Fail);
        assert.equal(error.exitCode, 2);
        assert.match(error.message, /a file where a folder must be.*--out/);
        return true;
      },
    );
  });

  for (const [code, words] of [
    ['ENOSPC', /no space left/],
    ['EROFS', /a read-only file system/],
    ['EACCES', /no permission/],
  ] as const) {
    test(`says in words what ${code} means and what to do`, () => {
      const fail = folderFail('results/x.json', Object.assign(new Error(code), { code }));
      assert.match(fail.message, words);
      assert.match(fail.message, /--out DIR; results already stored are kept/);
      assert.equal(fail.exitCode, 2);
    });
  }
});
