import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { fourierConcentration, primitivePowers, spectrum } from './fourier-concentration.ts';

test('powers of the smallest primitive root by hand', () => {
  assert.deepEqual(primitivePowers(7), [1, 3, 2, 6, 4, 5]);
  assert.throws(() => primitivePowers(8), /not prime/);
});

test('a column’s powers sum to its variance times n², for even and odd n', () => {
  for (const n of [8, 9]) {
    const stream = new RandomStream('test/spectrum', n);
    const rows = Array.from({ length: n }, () => Float32Array.of(stream.normal()));
    const mean = rows.reduce((sum, [value]) => sum + value!, 0) / n;
    const squares = rows.reduce((sum, [value]) => sum + (value! - mean) ** 2, 0);
    const total = spectrum(rows).reduce((sum, power) => sum + power, 0);
    assert.ok(Math.abs(total - n * squares) < 1e-9 * total);
  }
});

test('a wave over the residues is concentrated for addition, a wave over discrete logarithms for division', () => {
  const prime = 23;
  const wave = (place: (token: number) => number, period: number): Float32Array =>
    Float32Array.from(
      { length: prime },
      (_, token) => 3 + Math.cos((2 * Math.PI * 4 * place(token)) / period),
    );
  const sum = wave((token) => token, prime);
  const powers = primitivePowers(prime);
  const quotient = wave((token) => powers.indexOf(token), prime - 1);
  assert.ok(fourierConcentration('x+y', prime, sum) > 1 - 1e-6);
  assert.ok(fourierConcentration('x-y', prime, sum) > 1 - 1e-6);
  assert.ok(fourierConcentration('x/y', prime, quotient) > 1 - 1e-6);
  assert.ok(fourierConcentration('x+y', prime, quotient) < 0.6);
});

test('random embeddings spread their power: the strongest 5 of 48 frequencies hold little more than 5/48', () => {
  const stream = new RandomStream('test/concentration', 0);
  const embeddings = Float32Array.from({ length: 97 * 128 }, () => stream.normal());
  const share = fourierConcentration('x+y', 97, embeddings);
  assert.ok(share > 5 / 48 && share < 0.14, `${share}`);
});
