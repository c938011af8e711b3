import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { MersenneTwister } from './mersenne-twister.ts';
import { TorchGenerator } from './torch-generator.ts';

interface Fixture {
  millionNormals: { sha256: string };
  draws: Record<
    string,
    Record<'rand5' | 'randn3' | 'randn16' | 'randn37' | 'randn5' | 'linear7x3', number[]>
  >;
}

const fixture = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'fixtures', 'torch-draws.json'), 'utf8'),
) as Fixture;

function assertSameBits(actual: ArrayLike<number>, expected: readonly number[]): void {
  assert.deepEqual(Array.from(actual), expected);
}

test('the ten-thousandth draw of the default seed is the one the C++ standard states', () => {
  // [rand.predef] of the C++ standard: the 10000th invocation of a default mt19937 (seed 5489) gives 4123659995.
  const twister = new MersenneTwister(5489);
  let value = 0;
  for (let i = 0; i < 10000; i++) value = twister.uint32();
  assert.equal(value, 4123659995);
});

for (const [seed, expected] of Object.entries(fixture.draws)) {
  test(`seed ${seed} gives PyTorch's uniforms and normals, singly and in blocks`, () => {
    const generator = new TorchGenerator(Number(seed));
    assertSameBits(
      Array.from({ length: 5 }, () => generator.uniformFloat()),
      expected.rand5,
    );
    assertSameBits(generator.randn(3), expected.randn3);
    assertSameBits(generator.randn(16), expected.randn16);
    assertSameBits(generator.randn(37), expected.randn37);
    assertSameBits(generator.randn(5), expected.randn5);
    assertSameBits(generator.uniformWeights(21, 1 / Math.sqrt(7)), expected.linear7x3);
  });
}

test('a million normals have the bits of PyTorch', () => {
  const draws = new TorchGenerator(2024).randn(2 ** 20);
  const digest = createHash('sha256').update(Buffer.from(draws.buffer)).digest('hex');
  assert.equal(digest, fixture.millionNormals.sha256);
});
