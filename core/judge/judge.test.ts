import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Claim } from '../../schemas/claim.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { problems } from '../../schemas/validate.ts';
import type { Evidence } from './evidence.ts';
import { syntheticClaim, measured, seeded } from './fixtures/synthetic-claim.ts';
import { judge } from './judge.ts';

function verdictOn(claim: Partial<Claim>, evidence: Evidence): Verdict {
  const verdict = judge(syntheticClaim(claim), evidence, undefined, null, 'quick');
  assert.deepEqual(problems('verdict', verdict), []);
  return verdict;
}

const lost = [{ label: 'seed 9', reason: 'diverged at step 40: loss is NaN' }];

describe('median', () => {
  // Mean 0.5, s = 0.1, n = 3: 0.5 ± 4.302653 · 0.1 / √3 = [0.25159, 0.74841], by hand.
  const evidence = measured(0.4, 0.5, 0.6);
  const cases = [
    { direction: 'above', margin: 0.25, verdict: 'reproduced' },
    { direction: 'above', margin: 0.26, verdict: 'undecided' },
    { direction: 'above', margin: 0.74, verdict: 'undecided' },
    { direction: 'above', margin: 0.75, verdict: 'contradicted' },
    { direction: 'below', margin: 0.75, verdict: 'reproduced' },
    { direction: 'below', margin: 0.74, verdict: 'undecided' },
    { direction: 'below', margin: 0.25, verdict: 'contradicted' },
  ] as const;
  for (const { direction, margin, verdict } of cases) {
    test(`[0.252, 0.748] ${direction} ${margin} is ${verdict}`, () => {
      assert.equal(verdictOn({ direction, margin }, evidence).verdict, verdict);
    });
  }

  test('the verdict carries estimate, interval, margin, labels, and a sentence with the numbers', () => {
    const verdict = verdictOn({ margin: 0.2 }, evidence);
    assert.ok(Math.abs(verdict.estimate! - 0.5) < 1e-15);
    assert.ok(Math.abs(verdict.interval![0]! - 0.251586) < 1e-6);
    assert.ok(Math.abs(verdict.interval![1]! - 0.748414) < 1e-6);
    assert.equal(verdict.margin, 0.2);
    assert.deepEqual(verdict.seeds, ['seed 0', 'seed 1', 'seed 2']);
    assert.equal(
      verdict.reason,
      'The median of 3 replicates is 0.5, and its 95 % interval (Student’s) [0.252, 0.748] lies wholly above the margin 0.2.',
    );
  });

  test('one replicate is undecided, far from the margin as it may be', () => {
    const verdict = verdictOn({}, measured(100));
    assert.equal(verdict.verdict, 'undecided');
    assert.equal(verdict.estimate, 100);
    assert.equal(verdict.interval, null);
    assert.match(verdict.reason, /at least 2 are needed/);
  });

  test('equal replicates on the margin decide nothing', () => {
    assert.equal(verdictOn({ margin: 0.1 }, measured(0.1, 0.1, 0.1)).verdict, 'undecided');
  });

  test('values too large to be squared are undecided, not infinite', () => {
    const verdict = verdictOn({}, measured(1e200, -1e200, 3e200));
    assert.deepEqual([verdict.verdict, verdict.estimate, verdict.interval], ['undecided', null, null]);
  });
});

describe('worst-case', () => {
  test('every replicate on the claimed side reproduces; the estimate is the worst', () => {
    const verdict = verdictOn(
      { test: 'worst-case', direction: 'below', margin: 1e-9 },
      measured(2e-12, 3e-10),
    );
    assert.deepEqual([verdict.verdict, verdict.estimate], ['reproduced', 3e-10]);
    assert.deepEqual(verdict.interval, [2e-12, 3e-10]);
    assert.equal(
      verdict.reason,
      'Each of the 2 replicates lies below the margin 1e-9; the worst is 3e-10 (seed 1).',
    );
  });

  test('one counterexample contradicts', () => {
    const verdict = verdictOn({ test: 'worst-case', margin: 0.3 }, measured(0.5, 0.2, 0.9));
    assert.deepEqual([verdict.verdict, verdict.estimate], ['contradicted', 0.2]);
    assert.match(verdict.reason, /1 of 3 do not; the worst is 0\.2 \(seed 1\)/);
  });

  test('a replicate on the margin is not beyond it', () => {
    assert.equal(verdictOn({ test: 'worst-case', margin: 0.3 }, measured(0.3)).verdict, 'contradicted');
    assert.equal(verdictOn({ test: 'worst-case', margin: 0.3 }, measured(0.31)).verdict, 'reproduced');
  });
});

describe('proportion', () => {
  const share = { test: 'proportion', margin: 0.999 } as const;
  const counted = (successes: number, trials: number): Evidence => ({
    ...measured(),
    counts: { successes, trials },
  });

  test('10,000 of 10,000 lie above 0.999, whose interval starts at 0.99963', () => {
    const verdict = verdictOn(share, counted(10_000, 10_000));
    assert.deepEqual([verdict.verdict, verdict.estimate], ['reproduced', 1]);
    assert.ok(Math.abs(verdict.interval![0]! - 0.9996311800853812) < 1e-12);
    assert.match(verdict.reason, /10000 successes in 10000 trials is 1, .* \[0\.9996, 1\] lies wholly above/);
  });

  test('9990 of 10,000 reach it, 9900 fall short', () => {
    assert.equal(verdictOn(share, counted(9990, 10_000)).verdict, 'undecided');
    assert.equal(verdictOn(share, counted(9900, 10_000)).verdict, 'contradicted');
  });

  test('single successes are counted; five of five are not enough for 0.5', () => {
    // SciPy: five of five give [0.478, 1]; six of six [0.541, 1].
    const claim = { test: 'proportion', margin: 0.5 } as const;
    assert.equal(verdictOn(claim, measured(1, 1, 1, 1, 1)).verdict, 'undecided');
    assert.equal(verdictOn(claim, measured(1, 1, 1, 1, 1, 1)).verdict, 'reproduced');
  });

  test('what is neither success nor failure is left out and said', () => {
    const verdict = verdictOn({ test: 'proportion', margin: 0.5 }, measured(1, 1, 1, 1, 1, 1, 0.5));
    assert.equal(verdict.verdict, 'undecided');
    assert.deepEqual(verdict.excluded, [{ label: 'seed 6', reason: 'its value is 0.5, neither 0 nor 1' }]);
  });

  test('more successes than trials is a mistake of the suite', () => {
    assert.throws(() => verdictOn(share, counted(3, 2)), RangeError);
  });
});

describe('replicates that are missing', () => {
  test('a diverged one caps a claim that all others reproduce', () => {
    const verdict = verdictOn({}, { ...measured(0.5, 0.51), excluded: lost });
    assert.equal(verdict.verdict, 'undecided');
    assert.deepEqual(verdict.excluded, lost);
    assert.match(verdict.reason, /leaves out seed 9 \(diverged at step 40: loss is NaN\)\.$/);
  });

  test('it does not rescue a claim that the others contradict', () => {
    const evidence = { ...measured(0.1, 0.11), excluded: lost };
    assert.equal(verdictOn({}, evidence).verdict, 'contradicted');
    assert.equal(verdictOn({ test: 'worst-case' }, evidence).verdict, 'contradicted');
  });

  test('NaN and infinities are excluded with their reason, never averaged', () => {
    const verdict = verdictOn({}, measured(0.5, NaN, 0.5, Infinity));
    assert.deepEqual([verdict.verdict, verdict.estimate], ['undecided', 0.5]);
    assert.deepEqual(verdict.seeds, ['seed 0', 'seed 2']);
    assert.deepEqual(
      verdict.excluded.map(({ label, reason }) => `${label}: ${reason}`),
      ['seed 1: its value is NaN, not a finite number', 'seed 3: its value is Infinity, not a finite number'],
    );
  });

  test('all lost is undecided; none there at all is not run', () => {
    assert.equal(verdictOn({}, { ...measured(), excluded: lost }).verdict, 'undecided');
    assert.equal(verdictOn({}, measured()).verdict, 'not-run');
  });
});

describe('claims that are not measured', () => {
  test('a profile that does not decide a claim leaves it, and names those that do', () => {
    const verdict = verdictOn({ profiles: ['paper'] }, measured(0.5, 0.5));
    assert.deepEqual([verdict.verdict, verdict.estimate, verdict.samples], ['not-run', null, []]);
    assert.equal(verdict.reason, 'Profile quick does not decide this claim; profile paper does.');
  });

  test('what the suite cannot compare or has not run keeps its reason', () => {
    for (const state of ['not-comparable', 'not-run'] as const) {
      const verdict = verdictOn({}, { state, reason: 'the engine has no float64' });
      assert.deepEqual([verdict.verdict, verdict.reason], [state, 'The engine has no float64.']);
    }
  });
});

test('the declared claim goes into the verdict without its code', () => {
  const declared = { ...syntheticClaim({ paper: 'x.json#/y' }), evidence: () => measured() };
  const { claim } = judge(declared, measured(1, 2), undefined, null, 'quick');
  assert.deepEqual(claim, syntheticClaim({ paper: 'x.json#/y' }));
});

test("notes and the paper's value are handed on", () => {
  const paper = { value: 0.4, what: 'a jump', source: 'Fig. 0' };
  const verdict = judge(syntheticClaim(), { ...measured(1, 2), notes: ['wet'] }, undefined, paper, 'quick');
  assert.deepEqual([verdict.notes, verdict.paper], [['wet'], paper]);
});

const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });
const claims = fc.record({
  direction: fc.constantFrom('above' as const, 'below' as const),
  test: fc.constantFrom('median' as const, 'worst-case' as const),
});

test('reproduced means every end of the interval is strictly beyond the margin; contradicted, one is not', () => {
  fc.assert(
    fc.property(claims, values, fc.double({ min: -1, max: 1, noNaN: true }), (claim, sample, margin) => {
      const { verdict, interval } = verdictOn({ ...claim, margin }, measured(...sample));
      const beyond = interval?.map((end) => (claim.direction === 'above' ? end > margin : end < margin));
      assert.equal(verdict === 'reproduced', beyond?.every(Boolean) ?? false);
      if (verdict === 'contradicted') assert.ok(beyond?.includes(false));
    }),
  );
});

test('a margin on an end of the interval is never reproduced', () => {
  fc.assert(
    fc.property(claims, values, fc.constantFrom(0, 1), (claim, sample, end) => {
      const { interval } = verdictOn(claim, measured(...sample));
      const margin = interval?.[end];
      if (margin === undefined) return;
      assert.notEqual(verdictOn({ ...claim, margin }, measured(...sample)).verdict, 'reproduced');
    }),
  );
});

test('mirroring values, margin and direction mirrors nothing but the numbers', () => {
  fc.assert(
    fc.property(claims, values, fc.double({ min: -1, max: 1, noNaN: true }), (claim, sample, margin) => {
      const opposite = claim.direction === 'above' ? 'below' : 'above';
      const mirrored = measured(...sample.map((value) => -value));
      assert.equal(
        verdictOn({ ...claim, margin }, measured(...sample)).verdict,
        verdictOn({ ...claim, direction: opposite, margin: -margin }, mirrored).verdict,
      );
    }),
  );
});

test('the order of the replicates does not matter to the verdict', () => {
  const evidence = (sample: readonly number[]): Evidence => ({ ...measured(), samples: seeded(...sample) });
  fc.assert(
    fc.property(claims, values, (claim, sample) => {
      const [one, other] = [sample, sample.toReversed()].map((list) => verdictOn(claim, evidence(list)));
      // Sums in another order differ in the last bit, which only counts on the margin itself.
      fc.pre(one!.interval === null || one!.interval.every((end) => Math.abs(end - 0.3) > 1e-9));
      assert.equal(one!.verdict, other!.verdict);
    }),
  );
});
