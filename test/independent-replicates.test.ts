import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declaredCells } from '../core/judge/declared-cells.ts';
import { replicatesOf } from '../core/judge/evidence.ts';
import { looksOf } from '../core/judge/looks.ts';
import { embeddedEngine } from '../core/engine/engines.ts';
import { numericsOf } from '../core/engine/open-engine.ts';
import { expand, expandLater } from '../core/run/expand.ts';
import { loadClaims, loadSuite, suiteIds } from '../core/run/registry.ts';
import { profileNames } from '../core/suite.ts';

const numerics = numericsOf(embeddedEngine, 'lowered');

for (const id of await suiteIds()) {
  const suite = await loadSuite(id);
  for (const claim of await loadClaims(id)) {
    for (const profile of profileNames.filter((name) => claim.profiles.includes(name))) {
      const expected = expand(suite, profile, numerics);
      const later = expandLater(suite, profile, numerics);

      if (claim.test !== 'worst-case') {
        test(`${claim.id}, ${profile}: no two replicates share a seed`, () => {
          const replicates = replicatesOf(claim, declaredCells(claim, expected));
          const seeds = replicates.map((cells) => [
            ...new Set(cells.map(({ parameters }) => parameters['seed'])),
          ]);
          assert.deepEqual(
            seeds.filter(({ length }) => length !== 1),
            [],
            'cells of one replicate have one seed',
          );
          assert.equal(new Set(seeds.flat()).size, replicates.length);
        });
      }

      if (claim.looks?.[profile] !== undefined) {
        test(`${claim.id}, ${profile}: its looks are at the seeds that the profile has for them`, () => {
          const sizes = later.reduce(
            (found, cells) => [...found, [...found.at(-1)!, ...cells]],
            [[...expected]],
          );
          assert.deepEqual(
            looksOf(claim, profile).map(({ sizes: all }) => all)[0],
            sizes.map((cells) => replicatesOf(claim, declaredCells(claim, cells)).length),
          );
        });
      }
    }
  }
}
