import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { suite } from '../../suites/relu/suite.ts';
import type { Cell } from '../../schemas/cell.d.ts';
import type { Outcome } from '../../schemas/result.d.ts';
import { contentAddress } from '../content-address.ts';
import { buildCell } from './build-cell.ts';
import { inLanes } from './in-lanes.ts';
import { makeResult } from './make-result.ts';
import { mergeStores } from './merge-stores.ts';
import { ResultStore } from './result-store.ts';

const cell = (seed: number, numerics = 'wasm-float32'): Cell =>
  buildCell(suite, 'grid', { tau: 0.1, delta: 1, seed }, numerics);

/** The cell as another version of the suite would have it. */
function ofVersion(suiteVersion: number, { id, suite, experiment, parameters, numerics }: Cell): Cell {
  const identity = { suite, experiment, parameters, numerics, suiteVersion };
  return { id, key: contentAddress(identity), ...identity };
}

const row = (testLoss: number) => ({
  ...{ step: 10, kernelDistance: 0.1, testLoss, hammingDistance: 1, parameterDistance: 2, trainLoss: 0.3 },
});
const completed = (testLoss: number): Outcome => ({
  state: 'completed',
  measurements: { rows: [row(testLoss)] },
});
const failed: Outcome = { state: 'failed', reason: 'made to' };

describe('merging stores', () => {
  let folder: string;
  let out: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'merge-'));
    out = path.join(folder, 'out');
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Stores a result in one of the folders. @returns the file */
  async function put(store: string, of: Cell, outcome: Outcome = completed(0.2), ms = 12): Promise<string> {
    const engine = { id: 'wasm', numerics: of.numerics, device: 'a CPU', versions: {}, flags: {} };
    const results = new ResultStore(path.join(folder, store), () => 'relu#/$defs/GridMeasurements');
    await results.write(makeResult(of, engine, ms, 100, outcome));
    return results.file(of);
  }
  const at = (...stores: string[]): string[] => stores.map((store) => path.join(folder, store));
  const merged = async (): Promise<string[]> => (await readdir(path.join(out, 'cells', 'relu'))).sort();

  test('brings each result with its bytes, and again changes nothing', async () => {
    const files = [await put('a', cell(1)), await put('b', cell(2)), await put('b', cell(3))];
    const first = await mergeStores(at('a', 'b'), out);
    assert.equal(first.copied, 3);
    for (const file of files) {
      const target = path.join(out, 'cells', 'relu', path.basename(file));
      assert.deepEqual(await readFile(target), await readFile(file));
    }
    const before = await Promise.all(
      (await merged()).map((name) => stat(path.join(out, 'cells', 'relu', name))),
    );
    const again = await mergeStores(at('b', 'a'), out);
    assert.deepEqual([again.copied, again.repeated, again.results.size], [0, 3, 3]);
    const after = await Promise.all(
      (await merged()).map((name) => stat(path.join(out, 'cells', 'relu', name))),
    );
    assert.deepEqual(
      after.map(({ mtimeMs, ino }) => [mtimeMs, ino]),
      before.map(({ mtimeMs, ino }) => [mtimeMs, ino]),
    );
  });

  test('takes the first of equal outcomes, whatever each cost', async () => {
    const first = await put('a', cell(1), completed(0.2), 12);
    await put('b', cell(1), completed(0.2), 99);
    assert.equal((await mergeStores(at('a', 'b'), out)).repeated, 1);
    const [name] = await merged();
    assert.deepEqual(await readFile(path.join(out, 'cells', 'relu', name!)), await readFile(first));
  });

  for (const order of [
    ['a', 'b'],
    ['b', 'a'],
  ]) {
    test(`takes what did not fail, from ${order.join(' then ')}`, async () => {
      await put('a', cell(1), failed);
      await put('b', cell(1));
      const { results, repeated } = await mergeStores(at(...order), out);
      assert.deepEqual([results.get(cell(1).key)?.state, repeated], ['completed', 0]);
      assert.match(
        await readFile(path.join(out, 'cells', 'relu', `${cell(1).key}.json`), 'utf8'),
        /completed/,
      );
    });
  }

  test('what failed in the folder itself gives way to what did not', async () => {
    await put('out', cell(1), failed);
    await put('b', cell(1));
    assert.equal((await mergeStores(at('b'), out)).copied, 1);
    assert.match(await readFile(path.join(out, 'cells', 'relu', `${cell(1).key}.json`), 'utf8'), /completed/);
  });

  test('refuses one cell with two outcomes, names both files and writes nothing', async () => {
    await put('a', cell(2));
    const [one, other] = [await put('a', cell(1), completed(0.2)), await put('b', cell(1), completed(0.3))];
    await assert.rejects(mergeStores(at('a', 'b'), out), (error: Error & { exitCode?: number }) => {
      assert.equal(error.exitCode, 2);
      assert.ok(error.message.includes(one) && error.message.includes(other), error.message);
      return true;
    });
    await assert.rejects(stat(out));
  });

  test('keeps numerics classes apart: the same parameters on two engines are two cells', async () => {
    await put('a', cell(1, 'wasm-float32'), completed(0.2));
    await put('b', cell(1, 'cuda-float32'), completed(0.3));
    assert.equal((await mergeStores(at('a', 'b'), out)).copied, 2);
    assert.equal((await merged()).length, 2);
  });

  test('refuses two versions of a suite, and names a file of each', async () => {
    const older = await put('a', ofVersion(1, cell(1)));
    const newer = await put('b', cell(2));
    await assert.rejects(mergeStores(at('a', 'b'), out), (error: Error) => {
      assert.match(error.message, /version 2 of suite relu, and version 1/);
      assert.ok(error.message.includes(older) && error.message.includes(newer));
      return true;
    });
  });

  test('passes over what cannot be trusted, and says why', async () => {
    const torn = await put('a', cell(1));
    await writeFile(torn, (await readFile(torn, 'utf8')).slice(0, 80));
    const moved = await put('a', cell(2));
    await writeFile(path.join(path.dirname(moved), `${'0'.repeat(64)}.json`), await readFile(moved));
    const changed = await put('a', cell(3));
    await writeFile(changed, (await readFile(changed, 'utf8')).replace('"delta":1', '"delta":-1'));
    const { damaged, copied } = await mergeStores(at('a'), out);
    assert.equal(copied, 1);
    assert.deepEqual(
      new Map(damaged.map(({ file, problem }) => [path.basename(file), problem])),
      new Map([
        [path.basename(torn), 'found text that is not JSON (truncated?), expected a result'],
        [`${'0'.repeat(64)}.json`, 'the file holds another cell than its name says'],
        [path.basename(changed), 'the file holds another cell than its name says'],
      ]),
    );
  });

  test('takes what today’s code trained before what other code did, with the same outcome', async () => {
    await put('a', cell(1), completed(0.2), 12);
    const current = await put('b', cell(1), completed(0.2), 99);
    await mergeStores(at('a', 'b'), out, ({ cost }) => cost.durationMs === 99);
    const [name] = await merged();
    assert.deepEqual(await readFile(path.join(out, 'cells', 'relu', name!)), await readFile(current));
  });

  test('leaves links and what was set aside where they are', async () => {
    const file = await put('a', cell(1));
    await writeFile(file.replace('.json', '.damaged-1.json'), '{');
    await mkdir(path.join(folder, 'b', 'cells', 'relu'), { recursive: true });
    await symlink(file, path.join(folder, 'b', 'cells', 'relu', path.basename(file)));
    assert.deepEqual((await mergeStores(at('b'), out)).results.size, 0);
    assert.deepEqual((await mergeStores(at('a'), out)).damaged, []);
  });

  test('refuses a folder without results', async () => {
    await assert.rejects(mergeStores(at('nowhere'), out), /no folder .*nowhere.cells/);
  });
});

test('lanes do each item once, at most so many at a time, and begin none after a failure', async () => {
  const done: number[] = [];
  let busy = 0;
  let most = 0;
  await inLanes([1, 2, 3, 4, 5], 2, async (item) => {
    most = Math.max(most, ++busy);
    await new Promise((resolve) => setImmediate(resolve));
    done.push(item);
    busy--;
  });
  assert.deepEqual([done.sort(), most], [[1, 2, 3, 4, 5], 2]);
  const begun: number[] = [];
  await assert.rejects(
    inLanes([1, 2, 3, 4], 1, (item) => {
      begun.push(item);
      return item === 2 ? Promise.reject(new Error('made to')) : Promise.resolve();
    }),
    /made to/,
  );
  assert.deepEqual(begun, [1, 2]);
});
