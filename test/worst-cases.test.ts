import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embeddedEngine } from '../core/engine/engines.ts';
import { numericsOf } from '../core/engine/open-engine.ts';
import { declaredCells } from '../core/judge/declared-cells.ts';
import { expand } from '../core/run/expand.ts';
import { loadClaims, loadSuite, suiteIds } from '../core/run/registry.ts';

const numerics = numericsOf(embeddedEngine, 'lowered');

for (const id of await suiteIds()) {
  const suite = await loadSuite(id);
  for (const claim of await loadClaims(id)) {
    if (claim.kind !== 'paper' || claim.test !== 'worst-case') continue;
    test(`${claim.id}: a statement of the paper that is held to its worst case draws nothing`, () => {
      const drawn = claim.profiles.flatMap((profile) =>
        declaredCells(claim, expand(suite, profile, numerics)).filter(
          ({ parameters }) => 'seed' in parameters,
        ),
      );
      assert.equal(
        drawn.length,
        0,
        'the more seeds are drawn, the sooner one contradicts it: take the median over seeds',
      );
    });
  }
}
