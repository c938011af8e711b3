import assert from 'node:assert/strict';
import test from 'node:test';
import { relativeScaleChannel, relativeScaleColour } from './relative-scale.ts';

function channels(colour: string): [number, number, number] {
  assert.match(colour, /^#[0-9a-f]{6}$/);
  return [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16)) as [number, number, number];
}

/** Relative luminance of WCAG. */
function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((value) =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

test('balanced is near-black, downstream more blue than red, upstream more red than blue', () => {
  assert.equal(relativeScaleColour(0), '#18181c');
  for (const size of [0.2, 1, 2, 4, 10]) {
    const [down, up] = [channels(relativeScaleColour(-size)), channels(relativeScaleColour(size))];
    assert.ok(down[2] > down[0] + 30, `δ = −${size}`);
    assert.ok(up[0] > up[2] + 30, `δ = ${size}`);
  }
});

test('lightness grows with |δ| on both sides, so that the scale is read without colour', () => {
  for (const sign of [-1, 1]) {
    const sizes = [0, 0.02, 0.2, 1, 2, 4, 10].map((size) => luminance(relativeScaleColour(sign * size)));
    for (let i = 1; i < sizes.length; i++) assert.ok(sizes[i]! > sizes[i - 1]!, `step ${i}`);
  }
});

test('the largest |δ| differ from one another as far as 100; from there on, infinity included, the colour stays', () => {
  assert.equal(relativeScaleColour(-Infinity), relativeScaleColour(-100));
  assert.equal(relativeScaleColour(100), '#805400');
  for (const sign of [-1, 1]) {
    for (const [one, other] of [
      [4, 8],
      [8, 16],
      [16, 32],
      [10, 100],
    ]) {
      const [a, b] = [one!, other!].map((size) => channels(relativeScaleColour(sign * size)));
      const apart = Math.hypot(...a!.map((value, i) => value - b![i]!));
      assert.ok(apart > 18, `δ = ${sign * one!} and ${sign * other!}: ${apart}`);
    }
  }
});

test('the legend runs from upstream to downstream, each δ once', () => {
  const { scale } = relativeScaleChannel([-2, 0, 2, -2]);
  assert.deepEqual(scale.domain, ['+2', '0', '−2']);
  assert.deepEqual(scale.range, [2, 0, -2].map(relativeScaleColour));
});
