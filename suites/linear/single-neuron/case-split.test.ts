import assert from 'node:assert/strict';
import { test } from 'node:test';
import { norm } from '../../../core/numerics/inner-product.ts';
import { balancedSolution, unbalancedSolution } from '../fixtures/reference/case-split-solution.ts';
import { exactSolution } from './exact-solution.ts';
import { alignment, signedMagnitude } from './path.ts';
import { initialWeights, relativeScale } from './weights.ts';

const unit = { etaA: 1, etaW: 1 };
const betaStar = [0.3, 1.1];
const times = [0, 0.1, 0.5, 1, 2, 4];
const starts = [
  [-1, 0],
  [0.2, -0.9],
  [0.6, 0.5],
  [-0.05, 0.4],
];

function apart(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((value, i) => Math.abs(value - other[i]!)));
}

test('one closed form is the case-split one on either side of δ = 0, with real and with complex arguments', () => {
  const counts = { real: 0, complex: 0, signChanges: 0 };
  for (const delta of [-4, -1, -0.2, 0.02, 0.2, 1, 4]) {
    for (const beta0 of starts) {
      for (const sign of [1, -1] as const) {
        const start = initialWeights(unit, beta0, delta, sign);
        const [one, split] = [
          exactSolution({ betaStar, ...unit }, start),
          unbalancedSolution(betaStar, start),
        ];
        const pull = start.w.reduce((sum, value, i) => sum + value * betaStar[i]!, 0);
        const argument = (pull / start.a + delta / 2) / Math.hypot(delta / 2, Math.hypot(...betaStar));
        counts[Math.abs(argument) > 1 ? 'complex' : 'real']++;
        if (Math.sign(one(4).a) !== sign) counts.signChanges++;
        for (const time of times) {
          const [found, known] = [one(time), split(time)];
          const worst = apart([found.a, ...found.w], [known.a, ...known.w]);
          assert.ok(
            worst < 1e-10,
            `δ = ${delta}, β₀ = ${beta0.join(', ')}, a₀ ${sign}, t = ${time}: ${worst}`,
          );
        }
      }
    }
  }
  assert.ok(counts.real > 10 && counts.complex > 10 && counts.signChanges > 0, JSON.stringify(counts));
});

test('at δ = 0 exactly it is the balanced one, for either sign of a', () => {
  for (const w of starts) {
    for (const sign of [1, -1] as const) {
      const start = { a: sign * norm(w), w };
      assert.equal(relativeScale(unit, start), 0, 'to the bit');
      const solution = exactSolution({ betaStar, ...unit }, start);
      const balanced = balancedSolution(betaStar, {
        mu: signedMagnitude(start),
        phi: alignment(betaStar, start),
      });
      for (const time of times) {
        const [found, known] = [solution(time), balanced(time)];
        const measured = [signedMagnitude(found), alignment(betaStar, found)];
        assert.ok(apart(measured, [known.mu, known.phi]) < 1e-13, `w₀ = ${w.join(', ')}, t = ${time}`);
      }
    }
  }
});

test('the case-split form has no value at δ = 0, and loses digits beside it', () => {
  assert.ok(Number.isNaN(unbalancedSolution([0, 1], { a: 1, w: [-1, 0] })(1).a));
  const start = initialWeights(unit, [-1, 0], 1e-12, 1);
  const [one, split] = [
    exactSolution({ betaStar: [0, 1], ...unit }, start),
    unbalancedSolution([0, 1], start),
  ];
  const balanced = exactSolution({ betaStar: [0, 1], ...unit }, { a: 1, w: [-1, 0] });
  assert.ok(Math.abs(one(2).a - balanced(2).a) < 1e-11);
  assert.ok(Math.abs(split(2).a - balanced(2).a) > 1e-6);
});
