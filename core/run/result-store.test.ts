import assert from 'node:assert/strict';
import { access, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Result } from '../../schemas/result.d.ts';
import { suite } from '../../suites/relu/suite.ts';
import { contentAddress } from '../content-address.ts';
import { Fail } from '../fail.ts';
import { buildCell } from './build-cell.ts';
import { makeResult, resultHash, sealResult } from './make-result.ts';
import { folderFail } from './folder-fail.ts';
import { ResultStore } from './result-store.ts';
import { sealedText } from './seal.ts';

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

  test('results share their cells and engine records with what is there already', async () => {
    const second = buildCell(suite, 'grid', { tau: 0.3, delta: 1, seed: 100 }, 'wasm-float32');
    await store.write(makeResult(second, engine, 12, 100, result.outcome));
    const [one, other] = [await store.read(cell), await store.read(second)];
    assert.ok(one.state === 'present' && other.state === 'present');
    assert.equal(one.result.cell, cell);
    assert.equal(one.result.engine, other.result.engine);
  });

  test('the hash of a result is that of its canonical JSON, whatever the order of its fields', () => {
    const sealed = sealResult({ ...result, trainer: 'ab' });
    const { hash, ...fields } = sealed;
    assert.equal(hash, contentAddress(fields));
    const turned = Object.fromEntries(Object.entries(sealed).reverse()) as unknown as Result;
    assert.equal(resultHash(turned), hash);
    assert.notEqual(resultHash({ ...sealed, trainer: 'ac' }), hash);
    assert.notEqual(resultHash({ ...sealed, outcome: { state: 'failed', reason: 'no' } }), hash);
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

  // A file edited by hand, its hash left alone or made to fit.
  for (const [what, edit, problem] of [
    [
      'its δ',
      ({ cell: { parameters } }) => (parameters['delta'] = -1),
      /parameters\/delta: found -1, expected 1/,
    ],
    [
      'its seed',
      ({ cell: { parameters } }) => (parameters['seed'] = 7),
      /parameters\/seed: found 7, expected 100/,
    ],
    ['a parameter of its own', ({ cell: { parameters } }) => (parameters['extra'] = 1), /extra: found 1/],
    ['its suite version', (changed) => (changed.cell.suiteVersion = 1), /suiteVersion: found 1, expected 2/],
    ['its experiment', (changed) => (changed.cell.experiment = 'plane'), /experiment: found "plane"/],
    ['its name', (changed) => (changed.cell.id = 'relu/tau=9'), /id: found "relu\/tau=9"/],
    [
      'its numerics class',
      (changed) => (changed.cell.numerics = 'cpu-float32'),
      /numerics: found "cpu-float32"/,
    ],
    ['the class of its engine', (changed) => (changed.engine.numerics = 'x'), /engine\/numerics: found "x"/],
    ['its measurements', (changed) => (changed.outcome = { state: 'failed', reason: '' }), /their digest/],
  ] as [string, (changed: Result) => unknown, RegExp][]) {
    test(`does not trust a file in which ${what} was changed, nor with a hash that fits again`, async () => {
      for (const rehash of [false, true]) {
        const changed = structuredClone(result);
        edit(changed);
        await store.write(result);
        await writeFile(store.file(cell), JSON.stringify(rehash ? sealResult(changed) : changed));
        const stored = await store.read(cell);
        assert.equal(stored.state, 'damaged');
        assert.match(stored.problem, problem);
      }
    });
  }

  for (const [what, edit] of [
    ['engine', (changed) => (changed.engine.id = 'cuda')],
    ['device', (changed) => (changed.engine.device = 'another')],
    ['cost', (changed) => (changed.cost.durationMs = 1)],
    ['trainer', (changed) => (changed.trainer = 'b'.repeat(64))],
  ] as [string, (changed: Result) => unknown][]) {
    test(`does not trust a file of which the ${what} was changed`, async () => {
      const changed = structuredClone(result);
      edit(changed);
      await store.write(result);
      await writeFile(store.file(cell), JSON.stringify(changed));
      const stored = await store.read(cell);
      assert.equal(stored.state, 'damaged');
      assert.match(stored.problem, /does not match its hash/);
    });
  }

  test('a seal is held against the cell and the schema too, and without one digest and hash are computed', async () => {
    await store.write(result);
    const text = await readFile(store.file(cell), 'utf8');
    const other = buildCell(suite, 'grid', { tau: 0.4, delta: 1, seed: 100 }, 'wasm-float32');
    await writeFile(store.file(other), text);
    const foreign = await store.read(other);
    assert.ok(foreign.state === 'damaged');
    assert.match(foreign.problem, /another cell/);
    const measurements = { rows: [{ step: 1 }] };
    const broken = makeResult(cell, engine, 1, 1, { state: 'completed', measurements });
    await writeFile(store.file(cell), sealedText(broken));
    const refused = await store.read(cell);
    assert.ok(refused.state === 'damaged');
    assert.match(refused.problem, /rows\/0\/kernelDistance/);
    await writeFile(store.file(cell), `${JSON.stringify(result)}\n`);
    assert.deepEqual(await store.read(cell), { state: 'present', result });
  });

  test('tells what other code trained, and what does not say which code did', async () => {
    const at = (trainer?: string): ResultStore =>
      new ResultStore(
        out,
        () => 'relu#/$defs/GridMeasurements',
        trainer === undefined ? undefined : () => trainer,
      );
    const [before, now] = ['a'.repeat(64), 'b'.repeat(64)];
    await at(before).write(at(before).stamped(result));
    assert.equal((await at(before).read(cell)).state, 'present');
    assert.equal((await at().read(cell)).state, 'present', 'a store that was not told today’s code');
    const stale = await at(now).read(cell);
    assert.equal(stale.state, 'stale');
    assert.match(stale.reason, /the code of relu has changed/);
    assert.equal(stale.result.digest, result.digest);
    await at().write(result);
    const unsaid = await at(now).read(cell);
    assert.equal(unsaid.state, 'stale');
    assert.match(unsaid.reason, /does not say which code/);
  });

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
