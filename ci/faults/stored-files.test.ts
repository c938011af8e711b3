import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { makeResult } from '../../core/run/make-result.ts';
import { buildCell } from '../../core/run/build-cell.ts';
import { suite } from '../../suites/relu/suite.ts';
import { faultSituation, faultTable, judged, skipped } from './fault-row.ts';
import { changedResults, differences, storedFiles } from './stored-files.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'stored files '));
after(() => rmSync(folder, { recursive: true }));

const cell = buildCell(suite, 'grid', { tau: 0.1, delta: 1, seed: 100 }, 'wasm-float32');
const engine = { id: 'wasm', numerics: 'wasm-float32', device: 'µ', versions: {}, flags: {} };
const resultOf = (reason: string): string =>
  JSON.stringify(makeResult(cell, engine, 1, 1, { state: 'failed', reason }));

function store(name: string, text: string): string {
  const out = path.join(folder, name);
  mkdirSync(path.join(out, 'cells', 'relu'), { recursive: true });
  writeFileSync(path.join(out, 'cells', 'relu', `${cell.key}.json`), text);
  return out;
}

test('an equal folder has no differences; one that is other, gone, torn or forged has', () => {
  const sound = store('sound', resultOf('é'));
  assert.deepEqual(differences(store('equal', resultOf('é')), sound, false), []);
  assert.match(differences(store('other', resultOf('e')), sound, false).join(), /1 of 1 results/);
  assert.match(differences(path.join(folder, 'none'), sound, false).join(), /1 of 1 results missing/);
  const torn = storedFiles(store('torn', resultOf('é').slice(0, 90))).torn;
  assert.match(torn.join(), /not JSON/);
  const forged = resultOf('é').replace('"durationMs":1', '"durationMs":2');
  assert.match(storedFiles(store('forged', forged)).torn.join(), /its hash does not fit/);
});

test('a stored result that was trained again is told, also with the same outcome', () => {
  const before = storedFiles(store('again', resultOf('é')));
  assert.deepEqual(changedResults(before, before), []);
  const again = storedFiles(store('again', `${resultOf('é')}\n`));
  assert.match(changedResults(before, again).join(), /1 stored results/);
});

test('outputs that end too early are torn; what a writer was killed at is counted', () => {
  const out = store('outputs', resultOf('é'));
  for (const name of ['report.html', 'junit.xml', 'a.svg', 'a.png', 'a.pdf', 'verdicts.md']) {
    writeFileSync(path.join(out, name), '<html><svg><testsuites>%PDF');
  }
  writeFileSync(path.join(out, 'run.json.00000000.unfinished'), '{');
  const { torn, unfinished } = storedFiles(out);
  assert.equal(torn.length, 6);
  assert.equal(unfinished, 1);
  writeFileSync(path.join(out, 'report.html'), '<html></html>\n');
  assert.equal(storedFiles(out).torn.length, 5);
  assert.ok(readFileSync(path.join(out, 'a.svg')).length > 0);
});

test('the table has a line for each fault, a bar in a word as a bar, and counts', () => {
  const row = { fault: 'x', done: 'a | b', exit: '0', seconds: 1 };
  const table = faultTable([
    { ...row, ...judged([], 'all') },
    { ...row, ...judged(['one', 'two'], 'all') },
    skipped('y', 'no root'),
  ]);
  assert.match(table, /\| x \| a \\\| b \| 0 \| held: all \| 1\.0 \|/);
  assert.match(table, /broken: one; two/);
  assert.match(table, /1 held, 1 broken, 1 skipped$/);
});

test('what is broken outweighs what was not tried, and only a table without either is done', () => {
  const [held, broken] = [[], ['torn']].map((wrong) => ({
    ...{ fault: 'kill', done: 'worker', exit: '0', seconds: 1 },
    ...judged(wrong, 'whole'),
  }));
  const notTried = skipped('a full disk', 'not root');
  assert.equal(faultSituation([held!]), 'done');
  assert.equal(faultSituation([held!, notTried]), 'fault not tried');
  assert.equal(faultSituation([notTried, broken!, held!]), 'fault not noticed');
});
