import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alphaChannel, alphaColour } from './alpha-scale.ts';
import { logAxis } from './log-axis.ts';
import { relativeScaleColour } from './relative-scale.ts';

test('α is coloured as δ is: standard as balanced, the ends as the ends', () => {
  assert.equal(alphaColour(1), relativeScaleColour(0));
  assert.equal(alphaColour(33), relativeScaleColour(10));
  assert.equal(alphaColour(1e6), relativeScaleColour(10));
  assert.equal(alphaColour(1 / 33), relativeScaleColour(-10));
  // Halfway in log α is halfway along the colours: |δ/10|^0.4 = ½.
  assert.equal(alphaColour(Math.sqrt(33)), relativeScaleColour(10 * 0.5 ** 2.5));
});

test('the legend runs from upstream down and names the ends', () => {
  const { scale, legend } = alphaChannel([0.1, 10, 1, 10]);
  assert.deepEqual(scale.domain, ['10', '1', '0.1']);
  for (const name of [`'10': 'upstream'`, `'1': 'standard'`, `'0.1': 'downstream'`]) {
    assert.ok(legend.labelExpr.includes(name));
  }
  assert.ok(!alphaChannel([1, 10]).legend.labelExpr.includes('downstream'));
});

test('a logarithmic axis has round values over few decades and powers over many', () => {
  assert.deepEqual(logAxis('P', [0.009, 0.06]).axis.values, [0.01, 0.02, 0.05]);
  const { axis } = logAxis('P', [1e-3, 1]);
  assert.deepEqual(axis.values, [0.001, 0.01, 0.1, 1]);
  assert.match(axis.labelExpr, /'0.001': '10⁻³', '0.01': '0.01'/);
});
