import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assess } from '../../core/judge/assess.ts';
import { claimNamed, evidenceFrom, storedCell } from '../../core/judge/fixtures/stored-cells.ts';
import { replicates } from '../../core/judge/replicates.ts';
import type { BalancedProblem, KernelPathParameters } from '../../schemas/balanced.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { claims } from './claims.ts';
import { isLazySide } from './claims/paths.ts';

function judged(id: string, results: readonly Result[]) {
  const claim = claimNamed(claims, `balanced/${id}`);
  const evidence = evidenceFrom(claims, `balanced/${id}`, results);
  assert.equal(evidence.state, 'measured');
  return { ...assess(claim, replicates(evidence, claim.test)), notes: evidence.notes ?? [] };
}

function stored(experiment: string, parameters: object, measurements: object): Result {
  return storedCell(
    'balanced',
    experiment,
    { ...parameters },
    {
      state: 'completed',
      measurements: { ...measurements },
    },
  );
}

const good: BalancedProblem = {
  ...{ kind: 'balanced', inputs: 3, outputs: 2, hidden: 2, rank: 2, lambda: 1 },
  ...{ solutionError: 1e-11, kernelError: 1e-12, balanceDrift: 1e-13 },
};

/** Two seeds, of which the second has one changed problem. */
function problems(changed: Partial<BalancedProblem>): Result[] {
  return [[good], [good, { ...good, ...changed }]].map((list, seed) =>
    stored('random-problems', { seed, count: list.length }, { problems: list }),
  );
}

test('each quantity of the random networks is gated by its own error', () => {
  const margins = {
    'closed-form': ['solutionError', 1e-7],
    'closed-form-kernel': ['kernelError', 1e-7],
    'lambda-conserved': ['balanceDrift', 1e-9],
  } as const;
  for (const [id, [quantity, margin]] of Object.entries(margins)) {
    assert.equal(judged(id, problems({ [quantity]: 0.9 * margin })).verdict, 'reproduced', id);
    const { verdict, reason } = judged(id, problems({ [quantity]: 1.1 * margin }));
    assert.equal(verdict, 'contradicted', id);
    assert.match(reason, /seed 1/);
    for (const other of Object.keys(margins).filter((one) => one !== id))
      assert.equal(judged(other, problems({ [quantity]: 1.1 * margin })).verdict, 'reproduced');
  }
});

test('uneven networks decide what the closed form needs, and nothing else', () => {
  const uneven = (solutionError: number): Result[] => problems({ kind: 'uneven', solutionError });
  assert.equal(judged('closed-form', uneven(0.3)).verdict, 'reproduced');
  const { verdict, estimate } = judged('closed-form-needs-balance', uneven(0.3));
  assert.deepEqual([verdict, estimate], ['reproduced', 0.3]);
  assert.equal(judged('closed-form-needs-balance', uneven(5e-4)).verdict, 'contradicted');
});

test('the notes count the shapes', () => {
  const [note] = judged('closed-form', problems({ lambda: -1, hidden: 3, rank: 1 })).notes;
  assert.match(note!, /3 random networks: λ above 0 in 2, below in 1; d ≠ c in 3; h = min\(d, c\) in 2/);
  assert.match(note!, /more in 1, fewer in 0; Σ_yx of lower rank in 1/);
});

const square = { inputs: 4, hidden: 4, outputs: 4, size: 0.05, zeroModes: 0 };
const funnel = { inputs: 6, hidden: 3, outputs: 3, size: 0.05, zeroModes: 0 };
const inverted = { inputs: 3, hidden: 3, outputs: 6, size: 0.05, zeroModes: 0 };

function path(
  parameters: Omit<KernelPathParameters, 'seed'> & { seed?: number },
  measured: { final?: number; largest?: number; halfTime?: number; residual?: number },
): Result {
  const final = measured.final ?? 0.3;
  return stored(
    'kernel-path',
    { seed: 0, ...parameters },
    { final, largest: final, halfTime: 1, residual: 1e-14, ...measured },
  );
}

const sizes = [0.5, 1, 2, 4, 8, 16, 32];

/** One square network over λ, with S = `final(λ)` at the end. */
function squareOver(final: (lambda: number) => number): Result[] {
  return [...sizes.map((size) => -size), 0, ...sizes].map((lambda) =>
    path({ ...square, lambda }, { final: final(lambda) }),
  );
}

const falling = (lambda: number): number => 0.4 / (1 + lambda ** 4);

test('the kernel moves less away from balance: the worse sign counts, three pairs may be out of order', () => {
  const { verdict, estimate, notes } = judged('square-lazier-away-from-balance', squareOver(falling));
  assert.deepEqual([verdict, estimate], ['reproduced', 1]);
  assert.match(notes[0]!, /0\.4 at λ = 0/);
  const top = (lambda: number): number => (lambda < 0 && lambda >= -1 ? 0.5 - lambda / 10 : falling(lambda));
  const three = judged('square-lazier-away-from-balance', squareOver(top));
  assert.equal(three.verdict, 'reproduced');
  assert.ok(Math.abs(three.estimate! - 25 / 28) < 1e-15);
  const four = judged(
    'square-lazier-away-from-balance',
    squareOver((lambda) => (lambda === -32 ? falling(8) : top(lambda))),
  );
  assert.equal(four.verdict, 'contradicted');
  assert.equal(
    judged(
      'square-lazier-away-from-balance',
      squareOver((l) => 1 - falling(l)),
    ).verdict,
    'contradicted',
  );
});

test('the fourth power, and no other, on both sides', () => {
  const power = (positive: number, negative: number): Result[] =>
    squareOver((lambda) => (Math.abs(lambda) || 1) ** (lambda > 0 ? positive : negative));
  assert.equal(judged('square-distance-falls-as-fourth-power', power(-4, -4)).verdict, 'reproduced');
  assert.equal(judged('square-distance-falls-as-fourth-power', power(-3.8, -4)).verdict, 'contradicted');
  const other = judged('square-distance-falls-as-fourth-power', power(-4, -2));
  assert.ok(Math.abs(other.estimate! - 2) < 1e-12);
});

test('lazy at the ends of the grid of square networks, rich at its middle', () => {
  assert.equal(judged('square-lazy-on-both-sides', squareOver(falling)).verdict, 'reproduced');
  const moved = squareOver((lambda) => (lambda === -32 ? 0.03 : falling(lambda)));
  assert.match(judged('square-lazy-on-both-sides', moved).reason, /λ = -32, seed 0/);
  const two = (final: number): Result[] =>
    [0, 1].map((seed) => path({ ...square, lambda: 0, seed }, { final: final + seed / 1000 }));
  const rich = judged('square-rich-at-balance', two(0.3));
  assert.equal(rich.verdict, 'reproduced');
  assert.equal(rich.notes[0], 'largest S on the way: mean 0.3, from 0.3 to 0.301');
  assert.match(rich.notes[1]!, /^2 of 2 drawn seeds lie above the margin/);
  assert.equal(judged('square-rich-at-balance', two(0.05)).verdict, 'contradicted');
  const ofRank = (rank: number, seed: number): Result =>
    path({ ...square, lambda: 0, zeroModes: 4 - rank, seed }, { final: 0.36 / rank + seed / 1000 });
  const ranks = [1, 2, 3].flatMap((rank) => [0, 1].map((seed) => ofRank(rank, seed)));
  const low = judged('square-rich-for-rank-one-at-balance', [...two(0.05), ...ranks]);
  assert.equal(low.verdict, 'reproduced');
  assert.equal(
    low.notes[0],
    'mean S at the end by rank of Σ_yx: 0.36 at 1, 0.18 at 2, 0.12 at 3, 0.0505 at 4',
  );
});

test('which side of balance is the lazy one: the larger layer reaches all outputs or reads all inputs', () => {
  const at = (shape: typeof funnel, lambda: number): boolean => isLazySide({ ...shape, lambda, seed: 0 });
  assert.deepEqual([at(funnel, 1), at(funnel, -1)], [true, false]);
  assert.deepEqual([at(inverted, 1), at(inverted, -1)], [false, true]);
  assert.deepEqual([at(square, 1), at(square, -1), at(square, 0)], [true, true, false]);
});

/** Both funnels over λ: still on the lazy side; on the other one the half time is |λ|^power. */
function funnelsOver(power: number, lazy: number): Result[] {
  return [funnel, inverted].flatMap((shape) =>
    [-512, -128, -32, -8, 8, 32, 128, 512].flatMap((lambda) =>
      [0, 1].map((seed) => {
        const parameters = { ...shape, lambda, seed };
        return isLazySide(parameters)
          ? path(parameters, { final: lazy })
          : path(parameters, { final: 0.4 + seed / 100, halfTime: Math.abs(lambda) ** power });
      }),
    ),
  );
}

test('funnels: each side decides its own claims', () => {
  const results = funnelsOver(1, 0.001);
  for (const id of ['funnel-lazy-on-one-side', 'funnel-rich-on-the-other', 'funnel-delay-proportional'])
    assert.equal(judged(id, results).verdict, 'reproduced', id);
  assert.equal(judged('funnel-lazy-on-one-side', funnelsOver(1, 0.05)).verdict, 'contradicted');
  const late = judged('funnel-delay-proportional', funnelsOver(1.2, 0.001));
  assert.equal(late.verdict, 'contradicted');
  assert.ok(Math.abs(late.estimate! - 0.2) < 1e-12);
  const still = results.map((result) =>
    result.outcome.state === 'completed' && result.outcome.measurements['final'] !== 0.001
      ? path(result.cell.parameters as unknown as KernelPathParameters, { final: 0.02 })
      : result,
  );
  assert.equal(judged('funnel-rich-on-the-other', still).verdict, 'contradicted');
});

test('a path that has not arrived is left out, and the claim is not reproduced', () => {
  const results = [...squareOver(falling).slice(1), path({ ...square, lambda: -32 }, { residual: 0.1 })];
  const { verdict, reason } = judged('square-lazy-on-both-sides', results);
  assert.equal(verdict, 'undecided');
  assert.match(reason, /did not arrive: ‖Σ − W₂W₁‖ = 0\.1/);
});
