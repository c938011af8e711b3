import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { openEngine } from '../core/engine/open-engine.ts';
import { loadSuite, suiteIds } from '../core/run/registry.ts';
import { chooseBenchmarks, loadBenchmarks } from './benchmark-registry.ts';

const all = await loadBenchmarks();
const scratch = mkdtempSync(path.join(os.tmpdir(), 'benchmarks-'));
after(() => rmSync(scratch, { recursive: true }));

test('ids are their own, begin with their suite, and calibration comes first', () => {
  const ids = all.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { id, suite, group } of all) {
    assert.match(id, /^[a-z]+\/[a-z0-9-]+$/);
    assert.equal(group === 'suite', suite !== undefined);
    if (suite !== undefined) assert.ok(id.startsWith(`${suite}/`));
  }
  const last = all.findLastIndex(({ group }) => group === 'calibration');
  assert.ok(all.slice(0, last).every(({ group }) => group === 'calibration'));
});

test('every suite that is timed has a training step and an evaluation at the sizes of quick and of paper', async () => {
  const suites = new Set(all.flatMap(({ suite }) => suite ?? []));
  const known = await suiteIds();
  for (const suite of suites) {
    assert.ok(known.includes(suite), suite);
    assert.equal((await loadSuite(suite)).id, suite);
    for (const phase of ['train', 'evaluate'] as const) {
      for (const profile of ['quick', 'paper'] as const) {
        const found = all.some(
          (each) => each.suite === suite && each.phase === phase && each.profiles?.includes(profile),
        );
        assert.ok(found, `${suite} lacks ${phase} at ${profile}`);
      }
    }
  }
  for (const suite of ['linear', 'relu', 'rhm']) assert.ok(suites.has(suite), suite);
});

test('named ones bring the calibration with them; unknown ones are refused', async () => {
  const chosen = await chooseBenchmarks('wasm', ['store']);
  assert.deepEqual(
    chosen.filter(({ group }) => group !== 'calibration').map(({ id }) => id),
    ['store/write', 'store/read'],
  );
  assert.ok(chosen.some(({ id }) => id === 'calibration/matmul-1024'));
  assert.ok(!chosen.some(({ id }) => id === 'calibration/matmul-4096'));
  await assert.rejects(chooseBenchmarks('wasm', ['nothing']), /--only: found "nothing"/);
});

test('each gets ready, does its work twice and gives its tensors back', { timeout: 120_000 }, async () => {
  const engine = await openEngine('wasm');
  for (const benchmark of await chooseBenchmarks('wasm', [])) {
    const before = engine.tf.memory().numTensors;
    const ready = await benchmark.ready({ engine, scratch });
    for (let i = 0; i < 2; i++) {
      await ready.call();
      await ready.finish();
      ready.move?.();
    }
    ready.dispose();
    assert.equal(engine.tf.memory().numTensors, before, benchmark.id);
    assert.ok(ready.members >= 1 && ready.work.flop >= 0 && ready.work.bytes >= 0, benchmark.id);
    if (benchmark.arithmetic === 'engine') assert.ok(ready.work.bytes > 0, benchmark.id);
  }
});
