import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { gaborAtom } from './gabor-atom.ts';
import { fitGabor } from './gabor-fit.ts';
import { measureFilters, type FilterBank } from './filter-measures.ts';
import { orientationSelectivity } from './orientation.ts';
import { quartiles } from './quartiles.ts';
import { roughness, whiteNoiseRoughness } from './smoothness.ts';
import { spatialMap } from './spatial-map.ts';

function close(found: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(found - expected) <= tolerance, `${found} against ${expected}`);
}

function noise(length: number, seed: number): Float64Array {
  const stream = new RandomStream('test', seed);
  return Float64Array.from({ length }, () => stream.normal());
}

function grating(k: number, angle: number, period: number): Float64Array {
  return Float64Array.from({ length: k * k }, (_, i) => {
    const [x, y] = [i % k, Math.floor(i / k)];
    return Math.cos((2 * Math.PI * (x * Math.cos(angle) + y * Math.sin(angle))) / period);
  });
}

describe('eq. 132', () => {
  test('of a single pixel is the squared kernel over what fits, of a constant the squared sum', () => {
    const pixel = Float64Array.from({ length: 25 }, (_, i) => (i === 12 ? -3 : 0));
    // All nine places of the kernel reach the middle of a 5 × 5 filter: c² + 4/4 + 4/16.
    close(roughness(pixel, 5, 'asPrinted'), 4 + 1 + 0.25, 1e-12);
    close(roughness(pixel, 5, 'zeroSum'), 9 + 1 + 0.25, 1e-12);
    const constant = new Float64Array(25).fill(0.7);
    // The kernel as printed sums to −1: nine places of 25 equal entries.
    close(roughness(constant, 5, 'asPrinted'), 9 / 25, 1e-12);
    close(roughness(constant, 5, 'zeroSum'), 0, 1e-12);
  });

  test('does not see scale, and averages to the white-noise level', () => {
    const filter = noise(225, 3);
    close(
      roughness(
        filter.map((w) => -7 * w),
        15,
        'asPrinted',
      ),
      roughness(filter, 15, 'asPrinted'),
      1e-12,
    );
    for (const reading of ['asPrinted', 'zeroSum'] as const) {
      const all = Array.from({ length: 400 }, (_, i) => roughness(noise(225, i), 15, reading));
      const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
      close(mean / whiteNoiseRoughness(15, reading), 1, 0.02);
    }
    // 3.945 in the note of the digitised figure, by simulation; 2.65 at k = 7 in an independent prototype.
    close(whiteNoiseRoughness(15, 'asPrinted'), 3.9433, 1e-4);
    close(whiteNoiseRoughness(7, 'asPrinted'), 2.68, 0.04);
  });
});

describe('Gabor fits', () => {
  test('recover Gabor functions of any phase, with offset', () => {
    const shape = { centreX: 6.3, centreY: 8.1, angle: 0.7, wavelength: 5.5, along: 2.5, across: 3.4 };
    const { cosine, sine } = gaborAtom(shape, 15);
    const fit = fitGabor(
      cosine.map((value, i) => 2 + 0.8 * value - 0.6 * sine[i]!),
      15,
    );
    assert.ok(fit.explained > 0.995, String(fit.explained));
    close(fit.shape.centreX, shape.centreX, 0.3);
    close(fit.shape.centreY, shape.centreY, 0.3);
    close(fit.shape.wavelength, shape.wavelength, 0.4);
    // Directions are the same half a turn apart.
    close(Math.abs(Math.cos(fit.shape.angle - shape.angle)), 1, 0.01);
  });

  test('explain little of white noise, less than all of a blob, and nothing of a constant', () => {
    const explained = Array.from({ length: 8 }, (_, i) => fitGabor(noise(225, i), 15).explained);
    assert.ok(Math.max(...explained) < 0.25, String(explained));
    const blob = Float64Array.from({ length: 225 }, (_, i) =>
      Math.exp(-((((i % 15) - 7) ** 2 + (Math.floor(i / 15) - 7) ** 2) / 18)),
    );
    assert.ok(fitGabor(blob, 15).explained < 0.9);
    assert.equal(fitGabor(new Float64Array(225).fill(2), 15).explained, 0);
  });

  test('are the projection on the two phases: an explicit least-squares residual says the same', () => {
    const map = noise(49, 9);
    const fit = fitGabor(map, 7);
    const { cosine, sine } = gaborAtom(fit.shape, 7);
    const mean = map.reduce((sum, value) => sum + value, 0) / 49;
    const energy = map.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    // Gradient descent on the residual, nothing shared with the normal equations.
    let [p, q] = [0, 0];
    for (let step = 0; step < 20_000; step++) {
      let [dp, dq] = [0, 0];
      for (let i = 0; i < 49; i++) {
        const residual = map[i]! - mean - p * cosine[i]! - q * sine[i]!;
        dp += residual * cosine[i]!;
        dq += residual * sine[i]!;
      }
      p += 0.02 * dp;
      q += 0.02 * dq;
    }
    const left = map.reduce((sum, w, i) => sum + (w - mean - p * cosine[i]! - q * sine[i]!) ** 2, 0);
    close(fit.explained, 1 - left / energy, 1e-6);
  });
});

test('orientation selectivity is 1 for a grating, small for noise, 0 for a constant', () => {
  close(orientationSelectivity(grating(15, 0, 5), 15), 1, 1e-9);
  // A grating that does not fit the filter leaks into other frequencies.
  assert.ok(orientationSelectivity(grating(15, 0.6, 5), 15) > 0.7);
  assert.ok(orientationSelectivity(noise(225, 2), 15) < 0.35);
  assert.equal(orientationSelectivity(new Float64Array(225).fill(3), 15), 0);
});

test('the spatial map of channels that share a pattern is that pattern, at their length', () => {
  const pattern = noise(49, 4);
  const map = spatialMap([1, 2, -2].map((weight) => pattern.map((value) => weight * value)));
  for (const [i, value] of pattern.entries()) close(map[i]!, 3 * value, 1e-9);
});

test('quartiles are linear between neighbours', () => {
  assert.deepEqual(quartiles([4, 1, 3, 2]), { q1: 1.75, median: 2.5, q3: 3.25 });
  assert.deepEqual(quartiles([5]), { q1: 5, median: 5, q3: 5 });
});

test('a bank that is its start plus a grating: the displacement is smooth, the start still seen', () => {
  const [kernelSize, channels, filters] = [7, 3, 4];
  const start = Float32Array.from(noise(kernelSize ** 2 * channels * filters, 6));
  const added = grating(kernelSize, 0.4, 6);
  const values = start.map((value, i) => value + 0.5 * added[Math.floor(i / (channels * filters))]!);
  const bank: FilterBank = { values, kernelSize, channels, filters };
  const measures = measureFilters(bank, start);
  close(measures.displacementSmoothness.median, roughness(added, kernelSize, 'asPrinted'), 1e-4);
  assert.ok(measures.smoothness.median > measures.displacementSmoothness.median);
  assert.equal(measures.smoothnessOfEach.length, channels * filters);
  assert.ok(measures.initialisationLeft > 0.9 && measures.initialisationLeft < 0.99);
});
