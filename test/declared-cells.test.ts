/** No verdict for want of data: what every claim of every suite says when a cell that it declares is not there. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { numericsOf } from '../core/engine/open-engine.ts';
import { checkDeclaration, declaredCells } from '../core/judge/declared-cells.ts';
import type { DeclaredClaim } from '../core/judge/declared-claim.ts';
import { evidenceFor } from '../core/judge/evidence.ts';
import { judge } from '../core/judge/judge.ts';
import { cellsWhere } from '../core/run/cell-filter.ts';
import { expand } from '../core/run/expand.ts';
import { loadClaims, loadSuite, suiteIds } from '../core/run/registry.ts';
import type { Cell } from '../schemas/cell.d.ts';
import type { Result } from '../schemas/result.d.ts';
import type { Verdict } from '../schemas/verdict.d.ts';

function stored(cells: readonly Cell[]): Map<string, Result> {
  const engine = { id: '', numerics: '', device: '', versions: {}, flags: {} };
  return new Map(
    cells.map((cell) => [
      cell.key,
      {
        ...{ schemaVersion: 1, cell, engine, cost: { durationMs: 0, peakMemoryMiB: 0 }, digest: '' },
        outcome: { state: 'completed', measurements: {} },
      },
    ]),
  );
}

/** The claim with a value far on its claimed side for each whole replicate, whatever the cells have measured. */
function convinced(claim: DeclaredClaim): DeclaredClaim {
  const value = claim.test === 'proportion' ? 1 : claim.margin + (claim.direction === 'above' ? 1 : -1);
  const { id, suite, kind, statement, estimand, unit, direction, margin, source, profiles, cells, by } =
    claim;
  const declared = {
    id,
    suite,
    kind,
    statement,
    estimand,
    unit,
    direction,
    margin,
    source,
    profiles,
    cells,
    by,
  };
  return { ...declared, test: claim.test, value: () => value };
}

function verdictOn(claim: DeclaredClaim, expected: readonly Cell[], cells: readonly Cell[]): Verdict {
  const profile = claim.profiles.includes('quick') ? 'quick' : claim.profiles[0]!;
  return judge(claim, evidenceFor(claim, expected, stored(cells)), undefined, null, profile);
}

for (const id of await suiteIds()) {
  describe(`claims of ${id}`, async () => {
    const suite = await loadSuite(id);
    const claims = await loadClaims(id);
    const cellsOf = new Map(
      (['smoke', 'quick', 'paper'] as const).map((profile) => [
        profile,
        expand(suite, profile, numericsOf('wasm')),
      ]),
    );

    test('name only what the profiles have that decide them', () => {
      for (const claim of claims) {
        for (const profile of claim.profiles) checkDeclaration(claim, cellsOf.get(profile)!, profile);
      }
    });

    for (const claim of claims) {
      test(`${claim.id} is not reproduced without one of its cells`, () => {
        const profile = claim.profiles.includes('quick') ? 'quick' : claim.profiles[0]!;
        const expected = cellsOf.get(profile)!;
        const needed = declaredCells(claim, expected);
        const sure = convinced(claim);
        // Enough replicates of one value decide a mean or a worst case; a share of one needs many.
        const whole = verdictOn(sure, expected, expected).verdict;
        assert.ok(whole === 'reproduced' || (claim.test === 'proportion' && whole === 'undecided'), whole);
        for (const cell of needed) {
          const { verdict, missing } = verdictOn(
            sure,
            expected,
            expected.filter((one) => one !== cell),
          );
          assert.ok(verdict === 'undecided' || verdict === 'not-run', `${cell.id}: ${verdict}`);
          assert.equal(missing?.first, cell.id);
        }
      });
    }
  });
}

async function verdictWhere(id: string, where: readonly string[]): Promise<Verdict> {
  const suite = id.split('/')[0]!;
  const claim = (await loadClaims(suite)).find((one) => one.id === id)!;
  const expected = expand(await loadSuite(suite), 'quick', numericsOf('wasm'));
  return verdictOn(convinced(claim), expected, cellsWhere(expected, where));
}

test('the smallest test loss of a grid is not known from two of its cells', async () => {
  const verdict = await verdictWhere('relu/least-test-loss-upstream', ['tau=0.1,2', 'delta=1']);
  assert.equal(verdict.verdict, 'not-run');
  assert.match(verdict.reason, /of the 175 cells that it needs .* 16\d more are not stored/);
});

test('a claim about 3 % of the strings is not decided by another fraction', async () => {
  assert.equal((await verdictWhere('rhm/upstream-generalises-better', ['fraction=0.05'])).verdict, 'not-run');
  assert.equal(
    (await verdictWhere('rhm/upstream-generalises-better', ['fraction=0.03'])).verdict,
    'reproduced',
  );
});

test('that training sets are fitted is not known from one size and two α', async () => {
  const where = ['fraction=0.03', 'alpha=1,10'];
  assert.equal((await verdictWhere('rhm/training-sets-are-fitted', where)).verdict, 'not-run');
});
