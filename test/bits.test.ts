import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { suiteIds } from '../core/run/registry.ts';
import { digestsFile, trainReferenceCells } from './reference-cells.ts';

for (const suite of await suiteIds()) {
  test(`reference cells of ${suite} have the stored bits on the embedded engine, on any machine`, async (context) => {
    const stored = JSON.parse(readFileSync(digestsFile(suite), 'utf8')) as Record<string, string>;
    // Where this fails although nothing was meant to change, something did; where it was meant, raise the suite's
    // version and run "npm run digests".
    const { digests, leftOut } = await trainReferenceCells(suite);
    for (const [id, reason] of Object.entries(leftOut)) context.diagnostic(`${id} is left out: ${reason}`);
    const expected = Object.fromEntries(Object.entries(stored).filter(([id]) => !(id in leftOut)));
    assert.deepEqual(digests, expected);
  });
}
