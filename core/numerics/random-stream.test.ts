import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from './random-stream.ts';
import { TorchGenerator } from './torch-generator.ts';

function draws(name: string, seed: number, count: number): number[] {
  const stream = new RandomStream(name, seed);
  return Array.from({ length: count }, () => stream.uniform(0, 1));
}

test('the generator is seeded with the first 32 bits of SHA-256 of name and seed', () => {
  // printf 'linear/basin 7' | sha256sum
  const generator = new TorchGenerator(0x77d71583);
  assert.deepEqual(
    draws('linear/basin', 7, 3),
    [0, 1, 2].map(() => generator.uniformDouble()),
  );
});

test('equal names and seeds give equal draws; another name or seed gives unrelated ones', () => {
  assert.deepEqual(draws('x', 1, 5), draws('x', 1, 5));
  const [one, otherName, otherSeed] = [draws('x', 1, 4000), draws('y', 1, 4000), draws('x', 2, 4000)];
  for (const other of [otherName, otherSeed]) {
    const covariance = one.reduce((sum, value, i) => sum + (value - 0.5) * (other[i]! - 0.5), 0) / 4000;
    // The correlation of unrelated draws has standard deviation 1/√4000.
    assert.ok(Math.abs(covariance * 12) < 5 / Math.sqrt(4000));
  }
});

test('normals have the first four moments of the standard normal', () => {
  const stream = new RandomStream('normal', 0);
  const values = Array.from({ length: 20_000 }, () => stream.normal());
  const moment = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / values.length;
  // Five standard errors: the variances of x, x², x³ and x⁴ are 1, 2, 15 and 96.
  [0, 1, 0, 3].forEach((expected, i) => {
    const error = Math.sqrt([1, 2, 15, 96][i]! / values.length);
    assert.ok(Math.abs(moment(i + 1) - expected) < 5 * error, `moment ${i + 1} is ${moment(i + 1)}`);
  });
});

test('integers cover their range with both ends, evenly', () => {
  const stream = new RandomStream('integer', 0);
  const counts = new Map<number, number>();
  for (let i = 0; i < 5000; i++) {
    const value = stream.integer(2, 6);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  assert.deepEqual([...counts.keys()].sort(), [2, 3, 4, 5, 6]);
  for (const count of counts.values()) assert.ok(Math.abs(count - 1000) < 150);
});

test('log-uniform draws keep to their range, half of them below its geometric mean', () => {
  const stream = new RandomStream('log', 0);
  const values = Array.from({ length: 4000 }, () => stream.logUniform(0.01, 100));
  assert.ok(values.every((value) => value >= 0.01 && value < 100));
  assert.ok(Math.abs(values.filter((value) => value < 1).length - 2000) < 160);
});

test('directions have norm 1 and mean 0; signs are equally likely', () => {
  const stream = new RandomStream('direction', 0);
  const directions = Array.from({ length: 3000 }, () => stream.direction(3));
  for (const direction of directions) assert.ok(Math.abs(Math.hypot(...direction) - 1) < 1e-14);
  for (const axis of [0, 1, 2]) {
    const mean = directions.reduce((sum, direction) => sum + direction[axis]!, 0) / directions.length;
    assert.ok(Math.abs(mean) < 5 / Math.sqrt(3 * directions.length));
  }
  const signs = Array.from({ length: 2000 }, () => stream.sign());
  assert.ok(Math.abs(signs.reduce<number>((sum, sign) => sum + sign, 0)) < 5 * Math.sqrt(2000));
});

test('a shuffle is one permutation of a stretch, in the order in which it has always drawn', () => {
  const after = (shuffle: (stream: RandomStream, values: number[]) => void): string => {
    const values = [0, 1, 2, 3, 4, 5, 6, 7];
    shuffle(new RandomStream('shuffle', 1), values);
    return values.join('');
  };
  // By the loops that suites had before they shared these; stored results rest on them.
  assert.equal(
    after((stream, values) => stream.shuffle(values)),
    '16740325',
  );
  assert.equal(
    after((stream, values) => stream.shuffle(values, 2, 5)),
    '01423567',
  );
  assert.equal(
    after((stream, values) => stream.shuffleFirst(values, 3)),
    '53014267',
  );
});

test('each of 4 values comes to each place in a quarter of the shuffles', () => {
  const stream = new RandomStream('even', 0);
  const counts = new Float64Array(16);
  for (let i = 0; i < 4000; i++) {
    const values = [0, 1, 2, 3];
    stream.shuffle(values);
    for (const [place, value] of values.entries()) counts[4 * place + value]!++;
  }
  for (const count of counts) assert.ok(Math.abs(count - 1000) < 140, `${count}`);
});
