import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { engineNames } from '../core/engine/engine.ts';
import { whyUnavailable } from '../core/engine/why-unavailable.ts';
import { loadSuite } from '../core/run/registry.ts';
import { dataMissing } from './data-at-hand.ts';
import { gap, gapsFile, measurementsOn, type Gaps } from './engine-gaps.ts';
import { referenceCells } from './reference-cells.ts';

/** An engine may be this much further from the embedded one than when its gap was accepted. */
const leeway = 4;
/** No gap is held to be smaller than this: a few units in the last place, after some steps. */
const least = 1e-5;

const accepted = JSON.parse(readFileSync(gapsFile, 'utf8')) as Gaps;
const cells = await referenceCells('smoke', ['engine']);

test('a gap is the largest relative difference of numbers of one form', () => {
  assert.equal(gap({ a: [1, 2] }, { a: [1, 2] }), 0);
  assert.equal(gap({ a: [1, 2] }, { a: [1, 4] }), 0.5);
  assert.equal(gap({ a: 1e-6 }, { a: 2e-6 }), 1e-6 / 1e-3);
  assert.equal(gap({ a: 1 }, { b: 1 }), Infinity);
  assert.equal(gap(null, null), 0);
});

for (const engine of engineNames.filter((name) => name !== 'wasm')) {
  const unavailable = await whyUnavailable(engine);
  describe(`engine ${engine} agrees with the embedded one`, { skip: unavailable }, () => {
    for (const cell of cells) {
      test(cell.id, async (context) => {
        const missing = await dataMissing((await loadSuite(cell.suite)).experiments[cell.experiment]!.data);
        if (missing !== false) {
          context.skip(missing);
          return;
        }
        const known = accepted[engine]?.[cell.id];
        assert.ok(known !== undefined, `no accepted gap; run "npm run agreement"`);
        const found = gap(measurementsOn('wasm', cell), measurementsOn(engine, cell));
        assert.ok(found <= Math.max(least, leeway * known), `gap ${found}, accepted ${known}`);
      });
    }
  });
}
