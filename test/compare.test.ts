import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import {
  syntheticBenchmark,
  syntheticMachine,
  syntheticTiming,
} from '../core/timing/fixtures/synthetic-timing.ts';
import type { Comparison } from '../schemas/comparison.d.ts';
import type { Timing } from '../schemas/timing.d.ts';
import { problems } from '../schemas/validate.ts';

const root = path.join(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'compare-'));
after(() => rmSync(folder, { recursive: true }));

function around(milliseconds: number): number[][] {
  return Array.from({ length: 8 }, (_, i) => [milliseconds * (1 + 0.001 * i)]);
}

function written(name: string, timing: object): string {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(timing));
  return file;
}

const ids = Array.from({ length: 20 }, (_, i) => `relu/made-${i}`);

function run(factor: number): Timing {
  return syntheticTiming(
    ids.map((id, i) =>
      syntheticBenchmark(id, around(i === 3 ? factor : 1 + i), { series: 'relu/made', members: 1 + i }),
    ),
  );
}

const before = written('before.json', run(1));
const same = written('same.json', { ...run(1.0001), engineStartMs: [1] });
const slower = written('slower.json', run(1.1));
const other = written('other.json', {
  ...syntheticTiming(run(0.5).benchmarks, { ...syntheticMachine, memoryGiB: 64 }),
  claims: [{ id: 'relu/claim', suite: 'relu', suiteVersion: 1, profile: 'quick', cells: 1, seconds: 60 }],
});

function compare(...parameters: string[]) {
  const out = path.join(folder, 'out');
  const command = ['--import', 'tsx', path.join(root, 'bin', 'compare.ts'), '--out', out, ...parameters];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  return { status, stdout, stderr, out };
}

test('one benchmark slower: a table, and exit 1 only as a gate', () => {
  const told = compare(before, slower);
  assert.equal(told.status, 0, told.stderr);
  assert.match(told.stdout, /One fingerprint: 1 slower, 0 faster/);
  assert.match(told.stdout, /relu\/made-3 +│ 1\.10/);
  const gated = compare('--gate', before, slower);
  assert.equal(gated.status, 1);
  assert.match(gated.stderr, /slower: relu\/made-3, 10\.0 %/);
  assert.equal(compare('--gate', before, same).status, 0);
  assert.equal(compare('--gate', slower, before).status, 0);
});

test('another device is not comparable to a gate; JSON is one valid document', () => {
  const { status, stdout, stderr } = compare('--gate', '--json', '--price', 'other=6', before, other, slower);
  // The third is of the first one's fingerprint, and slower.
  assert.equal(status, 1);
  assert.match(stderr, /described, not tested/);
  const document = JSON.parse(stdout) as Comparison;
  assert.deepEqual(problems('comparison', document), []);
  assert.deepEqual(
    document.comparisons.map(({ kind }) => kind),
    ['descriptive', 'tested'],
  );
  assert.equal(document.timings[1]!.claims![0]!.cost, 0.1);
  assert.equal(compare('--gate', before, other).status, 3);
});

test('a benchmark that is gone is no pass', () => {
  const gone = written('gone.json', syntheticTiming(run(1).benchmarks.slice(1)));
  const { status, stderr } = compare('--gate', before, gone);
  assert.equal(status, 3);
  assert.match(stderr, /gone: relu\/made-0, which gone lacks/);
  assert.equal(compare('--gate', gone, before).status, 0, 'one more is no fault');
});

test('Markdown, and figures as specification, SVG and PNG', () => {
  const { status, stdout, stderr, out } = compare('--markdown', '--figures', '--price', '2', before, other);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^### other over before/);
  assert.match(stdout, /\n\| relu\/made-3 \| 0\.500 \|/);
  for (const figure of ['ratios', 'steps-per-second', 'ensemble-scaling', 'time-to-claim']) {
    for (const extension of ['vl.json', 'svg', 'png'])
      assert.ok(existsSync(path.join(out, `${figure}.${extension}`)), figure);
  }
  assert.match(readFileSync(path.join(out, 'time-to-claim.svg'), 'utf8'), /cost of the claim/);
  const document = JSON.parse(readFileSync(path.join(out, 'comparison.json'), 'utf8')) as Comparison;
  assert.equal(document.comparisons.length, 1);
});

test('bad input is exit 2, with what to do', () => {
  const old = written('old.json', { ...run(1), schemaVersion: 2 });
  const renewed = run(1);
  renewed.benchmarks[0]!.suiteVersion = 9;
  for (const [parameters, pattern] of [
    [[before], /found one, expected two or more/],
    [[before, before], /the same timing as/],
    [[before, old], /schemaVersion: found 2, expected 3/],
    [[before, written('renewed.json', renewed)], /suiteVersion: found 9/],
    [[before, path.join(folder, 'none.json')], /no such file/],
    [['--price', 'free', before, slower], /--price: found "free"/],
    [['--price', 'nobody=2', before, slower], /--price: found "nobody", expected one of before, slower/],
    [['--price', 'before=-2', before, slower], /--price/],
    [[], /missing required argument/],
  ] as const) {
    const { status, stderr, stdout } = compare(...parameters);
    assert.equal(status, 2, `${parameters.join(' ')}: ${stderr}`);
    assert.match(stderr, pattern);
    assert.equal(stdout, '');
  }
});
