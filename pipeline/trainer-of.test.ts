import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { engineNames } from '../core/engine/engine.ts';
import { sourcesOf } from '../core/engine/engines.ts';
import { suiteIds } from '../core/run/registry.ts';
import type { Cell } from '../schemas/cell.d.ts';
import { root } from './project.ts';
import { trainerOf } from './trainer-of.ts';

const ids = await suiteIds();

function cell(suite: string, numerics: string): Cell {
  return { ...{ id: '', key: '', suite, suiteVersion: 1, experiment: '', parameters: {} }, numerics };
}

test('every engine has its sources where they are looked for', () => {
  for (const name of engineNames) {
    for (const file of sourcesOf(name)) assert.ok(existsSync(path.join(root, file)), file);
  }
});

test('each suite and each engine has code of its own; plain float64 has that of its suite on every engine', async () => {
  const [wasm, cpu] = await Promise.all([trainerOf(ids, 'wasm'), trainerOf(ids, 'cpu')]);
  const all = ids.flatMap((id) => [
    wasm(cell(id, 'wasm-float32')),
    cpu(cell(id, 'cpu-float32')),
    wasm(cell(id, 'float64')),
  ]);
  assert.equal(new Set(all).size, 3 * ids.length);
  for (const id of ids) assert.equal(cpu(cell(id, 'float64')), wasm(cell(id, 'float64')));
});
