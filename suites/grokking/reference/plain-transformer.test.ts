import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawWeights } from '../initial-weights.ts';
import { networkShape } from '../network-shape.ts';
import { plainTransformer } from './plain-transformer.ts';
import { torchFixture } from './torch-fixture.ts';

function closeTo(ours: ArrayLike<number>, theirs: ArrayLike<number>, tolerance: number): void {
  assert.equal(ours.length, theirs.length);
  for (let i = 0; i < ours.length; i++) {
    assert.ok(Math.abs(ours[i]! - theirs[i]!) < tolerance, `entry ${i}: ${ours[i]} against ${theirs[i]}`);
  }
}

test('logits, loss and gradient are those of PyTorch', () => {
  const fixture = torchFixture();
  const shape = networkShape(fixture.prime, fixture.dimension, fixture.heads);
  const { loss, logits, gradient } = plainTransformer(shape, fixture.weights, fixture.tau, fixture.pairs);
  assert.ok(Math.abs(loss - fixture.losses[0]!) < 1e-13);
  closeTo(logits.flat(), fixture.logits.flat(), 1e-12);
  closeTo(gradient, fixture.gradient, 1e-13);
});

test('the gradient is the slope of the loss by finite differences', () => {
  const shape = networkShape(5, 4, 2);
  const weights = Float64Array.from(drawWeights(shape, 1, 0.7));
  const batch = [
    { x: 1, y: 3, result: 4 },
    { x: 4, y: 4, result: 3 },
    { x: 0, y: 2, result: 2 },
  ];
  const lossAt = (moved: Float64Array): number => plainTransformer(shape, moved, 1.3, batch).loss;
  const { gradient } = plainTransformer(shape, weights, 1.3, batch);
  const h = 1e-6;
  for (let i = 0; i < weights.length; i++) {
    const [up, down] = [weights.slice(), weights.slice()];
    up[i]! += h;
    down[i]! -= h;
    const slope = (lossAt(up) - lossAt(down)) / (2 * h);
    assert.ok(Math.abs(gradient[i]! - slope) < 1e-8, `parameter ${i}: ${gradient[i]} against ${slope}`);
  }
});
