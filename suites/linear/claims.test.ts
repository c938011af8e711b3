import assert from 'node:assert/strict';
import { test } from 'node:test';
import path from 'node:path';
import { assess } from '../../core/judge/assess.ts';
import { claimNamed, evidenceFrom, storedCell } from '../../core/judge/fixtures/stored-cells.ts';
import { claimData } from '../../core/judge/judge.ts';
import { paperFiles, paperValue } from '../../core/judge/paper-value.ts';
import { replicates } from '../../core/judge/replicates.ts';
import type { BalanceRow, LinearExperiments } from '../../schemas/linear.d.ts';
import type { Outcome, Result } from '../../schemas/result.d.ts';
import { problems } from '../../schemas/validate.ts';
import { claims } from './claims.ts';
import { predictedRegime } from './claims/predicted-regime.ts';

type Made = [experiment: keyof LinearExperiments, parameters: object, measurements: object];

function cellSet(made: readonly Made[], unfinished: readonly Result[] = []): Result[] {
  const results = made.map(([experiment, parameters, measurements], i) =>
    result(experiment, parameters, { state: 'completed', measurements } as Outcome, i),
  );
  return [...results, ...unfinished];
}

function result(experiment: string, parameters: object, outcome: Outcome, i: number): Result {
  const stored = storedCell('linear', experiment, { ...parameters }, outcome);
  const id = `linear/${experiment}/${i}`;
  return { ...stored, cell: { ...stored.cell, id, key: id } };
}

function judged(id: string, results: readonly Result[]) {
  const claim = claimNamed(claims, id);
  const evidence = evidenceFrom(claims, id, results);
  assert.equal(evidence.state, 'measured');
  return { ...assess(claim, replicates(evidence, claim.test)), notes: evidence.notes ?? [] };
}

const noErrors = { a: 0, w: 0, mu: 0, phi: 0, kernelDistance: 0 };

function comparisons(changed: { maxError?: object; deltaDrift?: number }): Made[] {
  const same = { maxError: noErrors, deltaDrift: 0, dimension: 2, delta: 0, signChange: false };
  const setting = { betaStar: [0, 1], beta0: [1, 0], delta: 1, sign: 1 };
  return [
    ['trajectory', setting, same],
    [
      'random-problems',
      { seed: 4, count: 2 },
      { problems: [same, { ...same, ...changed, signChange: true }] },
    ],
  ];
}

test('each quantity of exact against numeric is gated by its own error', () => {
  const quantities = {
    'exact-a': 'a',
    'exact-w': 'w',
    'exact-mu': 'mu',
    'exact-phi': 'phi',
    'exact-kernel-distance': 'kernelDistance',
  };
  for (const [id, quantity] of Object.entries(quantities)) {
    for (const [error, verdict] of [
      [0.9e-7, 'reproduced'],
      [1.1e-7, 'contradicted'],
    ] as const) {
      const made = comparisons({ maxError: { ...noErrors, [quantity]: error } });
      assert.equal(judged(id, cellSet(made)).verdict, verdict, id);
      if (verdict === 'contradicted') {
        assert.match(judged(id, cellSet(made)).reason, /random problems, seed 4/);
        const others = Object.keys(quantities).filter((other) => other !== id);
        for (const other of others) assert.equal(judged(other, cellSet(made)).verdict, 'reproduced');
      }
    }
  }
  assert.equal(judged('delta-conserved', cellSet(comparisons({ deltaDrift: 2e-8 }))).verdict, 'contradicted');
  assert.equal(judged('delta-conserved', cellSet(comparisons({ deltaDrift: 5e-9 }))).verdict, 'reproduced');
});

test('the notes count sign changes and balanced problems', () => {
  const [note] = judged('exact-a', cellSet(comparisons({}))).notes;
  assert.match(
    note!,
    /2 random problems in dimension 2 to 2; a changes its sign in 1 of them, and \|δ\| < 1e-9 in 2/,
  );
});

test('a diverged trajectory keeps the claim from being reproduced', () => {
  const diverged = result(
    'trajectory',
    {},
    { state: 'diverged', step: 3, reason: 'left the finite numbers' },
    9,
  );
  const { verdict, reason } = judged('exact-a', cellSet(comparisons({}), [diverged]));
  assert.equal(verdict, 'undecided');
  assert.match(reason, /linear\/trajectory\/9 \(diverged at step 3: left the finite numbers\)/);
});

function basins(wrong: number): Made[] {
  const exceptions = Array.from({ length: wrong }, () => ({
    delta: -1,
    a0: 1,
    w0: [1],
    betaStar: [1],
    rule: 1,
  }));
  const cell = { starts: 10_000, right: 10_000 - wrong, exceptions, nearSurface: { starts: 9, right: 5 } };
  return [['basin', { seed: 0, count: 10_009 }, cell]];
}

test('the basin rule: no exceptions, some, many', () => {
  assert.equal(judged('basin-rule', cellSet(basins(0))).verdict, 'reproduced');
  assert.equal(judged('basin-rule', cellSet(basins(10))).verdict, 'undecided');
  const many = judged('basin-rule', cellSet(basins(30)));
  assert.equal(many.verdict, 'contradicted');
  assert.match(many.notes[0]!, /30 exceptions among 10000/);
  assert.match(many.notes[1]!, /9 further starts .* agree in 5/);
});

function lowRank(distance: number, signChange: boolean): Made {
  const measured = { distance, signChange, residual: 1e-15, reversedDistance: 1e-14 };
  return ['low-rank', { beta0: [1, 0], delta: -1 }, measured];
}

test('end points count where a keeps its sign; the others are told apart', () => {
  const good = [lowRank(1e-12, false), lowRank(0.5, true)];
  const { verdict, notes } = judged('low-rank-end-point', cellSet(good));
  assert.equal(verdict, 'reproduced');
  assert.match(notes[1]!, /in 1 further runs .* at least 0.50 from its minimiser, and within 1.0e-14/);
  const bad = [...good, lowRank(1e-5, false)];
  assert.equal(judged('low-rank-end-point', cellSet(bad)).verdict, 'contradicted');
});

test('the limits of Fig. 4b: the projection far upstream, along β₀ far downstream', () => {
  const ends = (upstream: number[], downstream: number[]) =>
    cellSet(
      [[100, upstream] as const, [-100, downstream] as const].map(([delta, endPoint]): Made => [
        'low-rank',
        { row: [-0.6, 0.8], target: 0.8, beta0: [-1, 0], delta },
        { endPoint },
      ]),
    );
  // By hand: 0.8 − 0.6 = 0.2 along the row, and 0.8/0.6 times β₀.
  const right = judged('low-rank-limits', ends([-1.12, 0.16], [-4 / 3, 0]));
  assert.ok(right.estimate! < 1e-12);
  assert.equal(judged('low-rank-limits', ends([-4 / 3, 0], [-1.12, 0.16])).verdict, 'contradicted');
  assert.equal(judged('low-rank-limits', ends([-1.12, 0.2], [-4 / 3, 0])).verdict, 'reproduced');
});

test('the magnitude counts from 8/|δ| on, against φ‖β*‖ and the gap at the start', () => {
  const path = (mu: number[]) =>
    cellSet([
      [
        'trajectory',
        { betaStar: [0, 1], beta0: [-1, 0], delta: -4, times: [0, 1, 2, 3] },
        { exact: { mu, phi: [0, 0, 0.1, 0.2] } },
      ],
    ]);
  const id = 'magnitude-falls-to-projection';
  assert.ok(Math.abs(judged(id, path([2, 0.5, 0.1, 0.26])).estimate! - 0.03) < 1e-12);
  assert.equal(judged(id, path([1, 0.5, 0.5, 0.2])).verdict, 'contradicted');
});

/** A grid from −8 to 8 on which S is `of(δ)`, the same at all times. */
function grid(of: (delta: number) => number): Result[] {
  const rows = Array.from({ length: 161 }, (_, i): BalanceRow => {
    const delta = (i - 80) / 10;
    const value = of(delta);
    return { delta, early: value, soon: value, largest: value, final: value, finalAlignment: 1 };
  });
  return cellSet([['balance', { largestDelta: 8, perUnit: 10, duration: 200 }, { rows }]]);
}

test('the early peak is found between grid points, and gated at ‖β*‖', () => {
  const peak = (at: number) => grid((delta) => 1 - (delta - at) ** 2 / 100);
  const inside = judged('early-kernel-motion-peaks-at-balance', peak(-0.97));
  assert.ok(Math.abs(inside.estimate! - 0.97) < 1e-12);
  assert.equal(inside.verdict, 'reproduced');
  assert.equal(judged('early-kernel-motion-peaks-at-balance', peak(1.03)).verdict, 'contradicted');
  assert.equal(judged('early-kernel-motion-peaks-at-balance', peak(20)).estimate, 8);
});

test('S over δ: early when unbalanced, upstream at any time, downstream at the end', () => {
  const right = grid((delta) => (delta <= -2 ? 0.9 : 0.01));
  assert.equal(judged('upstream-stays-lazy', right).verdict, 'reproduced');
  assert.equal(judged('downstream-ends-rich', right).verdict, 'reproduced');
  const wrong = grid((delta) => (Math.abs(delta) >= 7.5 ? 0.3 : 0.01));
  assert.equal(judged('upstream-stays-lazy', wrong).estimate, 0.3);
  assert.equal(judged('upstream-stays-lazy', wrong).verdict, 'contradicted');
  assert.equal(judged('downstream-ends-rich', wrong).verdict, 'contradicted');
  for (const side of [-1, 1]) {
    const early = grid((delta) => (delta === side * 4 ? 0.06 : 0.01));
    assert.equal(judged('early-kernel-still-when-unbalanced', early).verdict, 'contradicted');
  }
  const still = grid((delta) => (Math.abs(delta) < 4 ? 0.2 : 0.04));
  assert.equal(judged('early-kernel-still-when-unbalanced', still).verdict, 'reproduced');
});

function delays(phi0: number, time: (size: number) => number): Result[] {
  return cellSet(
    [8, 16, 32, 64, 128].map((size): Made => [
      'delay',
      { delta: -size, phi0, phi: 0.8 },
      { time: time(size), numericTime: time(size) },
    ]),
  );
}

test('delays: exponent 1 from a fixed alignment, |δ| (2 ln|δ| + c) from an orthogonal start', () => {
  const id = 'delay-proportional-to-imbalance';
  assert.ok(
    judged(
      id,
      delays(0.2, (size) => 3 * size),
    ).estimate! < 1e-12,
  );
  assert.equal(
    judged(
      id,
      delays(0.2, (size) => size ** 1.1),
    ).verdict,
    'contradicted',
  );
  assert.match(
    judged(
      id,
      delays(0.2, (size) => size ** 0.96),
    ).notes[0]!,
    /φ\(0\) = 0.2: slope 0.9600, 95 % interval/,
  );
  const orthogonal = 'delay-from-orthogonal-start';
  assert.ok(
    judged(
      orthogonal,
      delays(0, (size) => size * (2 * Math.log(size) + 1)),
    ).estimate! < 1e-12,
  );
  assert.equal(
    judged(
      orthogonal,
      delays(0, (size) => 5 * size),
    ).verdict,
    'contradicted',
  );
});

const wideProblem = {
  kind: 'isotropic',
  inputs: 3,
  outputs: 2,
  hidden: 2,
  samples: 4,
  etaA: 1,
  etaW: 1,
  delta: 1,
  losesUnit: false,
  losesRank: false,
  deltaDrift: 0,
  unitError: 0,
  functionError: 0,
  mirrorError: 0,
  restValue: null,
  twinDistance: null,
};

function wideCells(...changes: object[]): Result[] {
  return cellSet([
    [
      'wide-problems',
      { seed: 3, count: 1 },
      { problems: changes.map((changed) => ({ ...wideProblem, ...changed })) },
    ],
  ]);
}

test('each equation of wide networks is gated by its own error, and a loss of rank sets a problem aside', () => {
  for (const [id, quantity, margin] of [
    ['wide-delta-conserved', 'deltaDrift', 1e-9],
    ['unit-function-space', 'unitError', 1e-7],
    ['isotropic-function-space', 'functionError', 1e-7],
    ['singular-value-mirror-flow', 'mirrorError', 1e-6],
  ] as const) {
    assert.equal(judged(id, wideCells({ [quantity]: 0.9 * margin })).verdict, 'reproduced', id);
    assert.equal(judged(id, wideCells({}, { [quantity]: 1.1 * margin })).verdict, 'contradicted', id);
  }
  const lost = judged('isotropic-function-space', wideCells({}, { functionError: 1e-4, losesRank: true }));
  assert.equal(lost.verdict, 'reproduced');
  assert.match(lost.notes[1]!, /left out: 1 problems .* 1\.0e-4/);
  assert.equal(
    judged('unit-function-space', wideCells({}, { unitError: 1, losesUnit: true })).verdict,
    'reproduced',
  );
});

test('what lies outside the assumptions has to fail', () => {
  const uneven = (error: number) => wideCells({}, { kind: 'uneven', functionError: error });
  assert.equal(judged('equation-needs-isotropy', uneven(0.1)).verdict, 'reproduced');
  assert.equal(judged('equation-needs-isotropy', uneven(1e-9)).verdict, 'contradicted');
  const twins = (distance: number) =>
    wideCells({ kind: 'between', functionError: null, twinDistance: distance });
  assert.equal(judged('units-between-leave-beta-open', twins(0.1)).verdict, 'reproduced');
  assert.equal(judged('units-between-leave-beta-open', twins(1e-9)).verdict, 'contradicted');
});

test('the regime is that of the layer with the larger weights', () => {
  const regime = (
    inputs: number,
    hidden: number,
    outputs: number,
    delta: number,
    signs: 'same' | 'mixed' = 'same',
  ) => predictedRegime({ inputs, outputs, hidden, delta, signs });
  assert.deepEqual([regime(8, 3, 2, 9), regime(8, 3, 2, -9)], ['lazy', 'delayed rich']);
  assert.deepEqual([regime(2, 3, 8, 9), regime(2, 3, 8, -9)], ['delayed rich', 'lazy']);
  assert.deepEqual([regime(4, 4, 3, 9), regime(4, 4, 3, -9)], ['lazy', 'lazy']);
  assert.deepEqual([regime(5, 2, 3, 9), regime(4, 4, 4, 9, 'mixed')], ['outside', 'outside']);
});

/** A funnel downstream whose S reaches half of `final` at `halfTime(|δ|)`. */
function funnels(final: number, halfTime: (size: number) => number, residual = 1e-4): Result[] {
  return cellSet(
    [8, 16, 32].flatMap((size) =>
      [0, 1].map((seed): Made => [
        'regime',
        { inputs: 8, outputs: 2, hidden: 3, delta: -size, signs: 'same', seed },
        { early: 0, largest: final, final: final + seed / 1000, halfTime: halfTime(size), residual },
      ]),
    ),
  );
}

test('delayed rich: far in the end, and late in proportion to |δ|', () => {
  const right = funnels(0.4, (size) => 3 * size);
  assert.equal(judged('delayed-rich-ends-rich', right).verdict, 'reproduced');
  assert.ok(judged('delay-by-shape', right).estimate! < 1e-12);
  assert.equal(
    judged(
      'delayed-rich-ends-rich',
      funnels(0.01, (size) => size),
    ).verdict,
    'contradicted',
  );
  assert.equal(
    judged(
      'delay-by-shape',
      funnels(0.4, (size) => size ** 1.2),
    ).verdict,
    'contradicted',
  );
  const late = judged(
    'delay-by-shape',
    funnels(0.4, (size) => size, 0.5),
  );
  assert.match(late.reason, /did not arrive/);
});

/** Runs of shapes whose S is given, by seed. */
function shapeRuns(
  delta: number,
  shapes: readonly (readonly [number, number, number])[],
  values: number[][],
) {
  return cellSet(
    values.flatMap((bySeed, shape) =>
      bySeed.map((value, seed): Made => {
        const [inputs, hidden, outputs] = shapes[shape]!;
        const parameters = { inputs, hidden, outputs, delta, signs: 'same', seed };
        return ['regime', parameters, { largest: value, final: value, residual: 1e-4 }];
      }),
    ),
  );
}

test('late: the worse shape counts for its seed, and one seed of ten that is off leaves the typical one', () => {
  const shape = { funnel: { inputs: 8, outputs: 2 }, inverted: { inputs: 2, outputs: 8 } };
  const late = (powerOf: (seed: number, isFunnel: boolean) => number) =>
    judged(
      'delay-by-shape',
      cellSet(
        Array.from({ length: 10 }, (_, seed) => seed).flatMap((seed) =>
          ([-1, 1] as const).flatMap((side) =>
            [8, 16, 32].map((size): Made => [
              'regime',
              {
                ...(side < 0 ? shape.funnel : shape.inverted),
                ...{ hidden: 3, delta: side * size, signs: 'same', seed },
              },
              { halfTime: size ** powerOf(seed, side < 0), residual: 1e-4 },
            ]),
          ),
        ),
      ),
    );
  const oneOff = late((seed) => (seed === 3 ? 1.29 : 1.03));
  assert.equal(oneOff.verdict, 'reproduced');
  assert.ok(Math.abs(oneOff.estimate! - 0.03) < 1e-12);
  assert.match(oneOff.notes.join(), /9 of 10 drawn seeds lie below the margin/);
  // The mean over the two shapes would be 0.07 in each seed, below the margin.
  const funnel = late((seed, isFunnel) => (isFunnel ? 1.12 + seed / 1000 : 1.02));
  assert.equal(funnel.verdict, 'contradicted');
});

test('one value a seed, from the shape that moved least: rich in each shape', () => {
  const shapes = [
    [8, 3, 2],
    [2, 3, 8],
    [4, 6, 4],
  ] as const;
  const rich = (wide: number[]) =>
    judged('rich-at-balance-by-shape', shapeRuns(0, shapes, [[0.5, 0.6], [0.4, 0.7], wide]));
  assert.ok(Math.abs(rich([0.3, 0.31]).estimate! - 0.305) < 1e-12);
  assert.equal(rich([0.3, 0.31]).verdict, 'reproduced');
  // The mean over all six would lie far above the margin.
  assert.equal(rich([0.01, 0.011]).verdict, 'contradicted');
});

test('outside its assumptions one lazy run contradicts that there is none', () => {
  const narrow = (...values: number[]) =>
    judged('lazy-needs-shape-and-sign', shapeRuns(-16, [[5, 2, 3]], [values]));
  assert.equal(narrow(0.3, 0.021).verdict, 'reproduced');
  assert.equal(narrow(0.3, 0.4, 0.019).verdict, 'contradicted');
});

test('learning rates: the peak has to move by minus the logarithm of their ratio', () => {
  const grids = (slope: number) =>
    cellSet(
      [1 / 4, 1, 4].map((ratio): Made => {
        const rows = Array.from({ length: 33 }, (_, i) => {
          const logWeightRatio = (i - 16) / 2;
          return {
            logWeightRatio,
            delta: 0,
            early: 1 - (logWeightRatio - 0.3 - slope * Math.log(ratio)) ** 2 / 1000,
          };
        });
        return ['learning-rates', { ratio, seed: 0 }, { rows }];
      }),
    );
  assert.ok(judged('learning-rates-shift-regimes', grids(-1)).estimate! < 1e-9);
  assert.equal(judged('learning-rates-shift-regimes', grids(0)).verdict, 'contradicted');
});

test('deep networks: the slope of the distance over |δ|, and the distance at the smallest', () => {
  const runs = (distance: (size: number) => number) =>
    cellSet(
      [1, 1e-2, 1e-3, 1e-4, 1e-5].map((size): Made => [
        'deep',
        { layers: 3, inputs: 4, examples: 2, delta: -size, setting: 'towards', seed: 0 },
        { distance: distance(size), residual: 1e-13, deltaDrift: 0, functionError: 0 },
      ]),
    );
  const right = runs((size) => 0.3 * size);
  assert.ok(judged('deep-end-point-rate', right).estimate! < 1e-12);
  assert.equal(judged('deep-end-point', right).verdict, 'reproduced');
  assert.equal(judged('deep-end-point-rate', runs(Math.sqrt)).verdict, 'contradicted');
  assert.equal(judged('deep-end-point', runs(Math.sqrt)).verdict, 'contradicted');
});

test('at |δ| = 1 a data set counts once, however many depths it is run at', () => {
  const runs = (...distances: number[][]) =>
    cellSet(
      distances.flatMap((byLayers, seed) =>
        byLayers.map((distance, i): Made => [
          'deep',
          { layers: 2 + i, inputs: 4, examples: 2, delta: -1, setting: 'towards', seed },
          { distance, residual: 1e-13 },
        ]),
      ),
    );
  const id = 'deep-end-point-needs-small-delta';
  const { estimate, verdict } = judged(id, runs([0.1, 0.2, 0.3], [0.3, 0.2, 0.4]));
  assert.ok(Math.abs(estimate! - 0.25) < 1e-12);
  assert.equal(verdict, 'undecided', 'two data sets');
  assert.equal(judged(id, runs([0.2, 0.2, 0.2], [0.2, 0.2, 0.21])).verdict, 'reproduced');
  assert.equal(judged(id, runs([1e-3, 1e-3, 1e-3], [1e-3, 1e-3, 2e-3])).verdict, 'contradicted');
});

test('nothing stored is not a verdict', () => {
  for (const { id } of claims) assert.equal(evidenceFrom(claims, id, []).state, 'not-run', id);
});

test('claims fit their schema, have ids of their own and point to numbers of the paper that exist', () => {
  assert.equal(new Set(claims.map(({ id }) => id)).size, claims.length);
  const paper = paperFiles(path.join(import.meta.dirname, '..', '..'));
  for (const claim of claims) {
    assert.deepEqual(problems('claim', claimData(claim)), [], claim.id);
    if (claim.paper !== undefined) assert.notEqual(paperValue(claim.paper, paper).source, '');
  }
});
