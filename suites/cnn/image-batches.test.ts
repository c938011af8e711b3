import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { Fail } from '../../core/fail.ts';
import { foldedLayer, foldFilters, unfoldFilters } from './folded-layer.ts';
import { drawGratings } from './gratings.ts';
import { ImageBatches, shuffledPositions, type LabelledImages } from './image-batches.ts';
import { triangularRate } from './learning-rate.ts';
import { drawSubset } from './subset.ts';

/** Two images of 2 × 2 with one channel, 0 to 7, mean 3.5. */
const tiny: LabelledImages = {
  ...{ side: 2, channels: 1, classes: 3 },
  train: { count: 2, images: Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7]), labels: Uint8Array.from([2, 0]) },
  test: { count: 1, images: Uint8Array.from([7, 7, 7, 7]), labels: Uint8Array.from([1]) },
};
const deviation = Math.sqrt((8 ** 2 - 1) / 12);
const normal = (pixel: number): number => Math.fround((pixel - 3.5) / deviation);

describe('the folded first layer', () => {
  test('is the strided convolution, in plain loops', () => {
    for (const [side, kernelSize, stride] of [
      [6, 3, 2],
      [7, 5, 2],
      [5, 3, 1],
    ] as const) {
      const layer = foldedLayer(side, 2, kernelSize, stride);
      const stream = new RandomStream('test', side);
      const images: LabelledImages = {
        ...{
          side,
          channels: 2,
          classes: 2,
          test: { count: 0, images: new Uint8Array(), labels: new Uint8Array() },
        },
        train: {
          count: 1,
          images: Uint8Array.from({ length: side * side * 2 }, () => stream.integer(0, 255)),
          labels: new Uint8Array(1),
        },
      };
      const filter = Float32Array.from({ length: kernelSize ** 2 * 2 }, () => stream.normal());
      const batches = new ImageBatches(images, layer);
      const folded = batches.folded(images.train, [0], 'none');
      const plain = new ImageBatches(images, foldedLayer(side, 2, 1, 1)).folded(images.train, [0], 'none');
      assert.deepEqual(unfoldFilters(layer, foldFilters(layer, filter)), filter);
      const foldedFilter = foldFilters(layer, filter);
      const { foldedKernel: K, foldedSide: S, foldedChannels: C, outputSide } = layer;
      for (let y = 0; y < outputSide; y++) {
        for (let x = 0; x < outputSide; x++) {
          let [expected, found] = [0, 0];
          for (let v = 0; v < kernelSize; v++) {
            for (let u = 0; u < kernelSize; u++) {
              const [row, column] = [y, x].map((at, i) => at * stride + [v, u][i]! - (kernelSize - 1) / 2);
              if (row! < 0 || column! < 0 || row! >= side || column! >= side) continue;
              for (let c = 0; c < 2; c++)
                expected += plain[(row! * side + column!) * 2 + c]! * filter[(v * kernelSize + u) * 2 + c]!;
            }
          }
          for (let v = 0; v < K; v++)
            for (let u = 0; u < K; u++)
              for (let c = 0; c < C; c++)
                found += folded[((y + v) * S + x + u) * C + c]! * foldedFilter[(v * K + u) * C + c]!;
          assert.ok(Math.abs(found - expected) < 1e-4, `${found} against ${expected}`);
        }
      }
    }
  });
});

describe('batches', () => {
  const layer = foldedLayer(2, 1, 1, 1);

  test('are normalised by the training images, test images too', () => {
    const batches = new ImageBatches(tiny, layer);
    assert.deepEqual([...batches.folded(tiny.train, [1], 'none')], [4, 5, 6, 7].map(normal));
    assert.deepEqual([...batches.folded(tiny.test, [0], 'none')], [7, 7, 7, 7].map(normal));
    assert.deepEqual([...batches.oneHot(tiny.train.labels, [1, 0])], [1, 0, 0, 0, 0, 1]);
  });

  test('are mirrored left to right, half of them', () => {
    const batches = new ImageBatches(tiny, layer);
    const positions = Array.from({ length: 200 }, () => 0);
    const images = batches.folded(tiny.train, positions, 'flip', new RandomStream('test', 1));
    const seen = positions.map((_, i) => [...images.subarray(i * 4, i * 4 + 4)].join());
    const [plain, mirrored] = [
      [0, 1, 2, 3],
      [1, 0, 3, 2],
    ].map((pixels) => pixels.map(normal).join());
    assert.ok(seen.every((image) => image === plain || image === mirrored));
    const share = seen.filter((image) => image === mirrored).length / 200;
    assert.ok(share > 0.35 && share < 0.65, String(share));
  });

  test('of crops with cut-outs keep the size, cover a sixteenth and move by up to four pixels', () => {
    const gratings = drawGratings(16, { train: 10, test: 0 }, 1);
    const batches = new ImageBatches(gratings, foldedLayer(16, 3, 1, 1));
    const images = batches.folded(
      gratings.train,
      [0, 1, 2, 3],
      'crop-flip-cutout',
      new RandomStream('test', 2),
    );
    for (let i = 0; i < 4; i++) {
      const zeros = images.subarray(i * 768, (i + 1) * 768).filter((value) => value === 0).length;
      assert.ok(zeros >= 16 * 3, String(zeros));
    }
  });
});

describe('subsets', () => {
  const images = drawGratings(8, { train: 200, test: 20 }, 3);
  const of = (labels: 'real' | 'shuffled', trainImages = 100, testImages = 10) =>
    drawSubset(images, { seed: 4, trainImages, testImages, labels });

  test('have images with their labels; the control the same images, the same labels in another order', () => {
    const [real, shuffled] = [of('real'), of('shuffled')];
    assert.deepEqual(shuffled.train.images, real.train.images);
    assert.notDeepEqual(shuffled.train.labels, real.train.labels);
    assert.deepEqual(shuffled.train.labels.toSorted(), real.train.labels.toSorted());
    assert.deepEqual(shuffled.test, real.test);
    const size = 8 * 8 * 3;
    const wanted = real.train.images.subarray(0, size).join();
    const at = Array.from({ length: 200 }, (_, i) => i).find(
      (i) => images.train.images.subarray(i * size, (i + 1) * size).join() === wanted,
    );
    assert.equal(real.train.labels[0], images.train.labels[at!]);
  });

  test('larger than the set are refused', () => {
    assert.throws(
      () => of('real', 201),
      (error: unknown) => error instanceof Fail && error.exitCode === 2,
    );
    assert.throws(() => of('real', 100, 21), /found 21 images, expected at most 20/);
  });
});

test('gratings have the direction of their class', () => {
  const { train } = drawGratings(20, { train: 20, test: 0 }, 1);
  // Class 0 varies along columns, class 5 along rows: neighbours across the wave differ by noise only.
  for (const [image, along, across] of [
    [0, 1, 20],
    [5, 20, 1],
  ] as const) {
    const spread = (step: number): number => {
      let sum = 0;
      for (let i = 0; i < 300; i++) {
        const pixel = (image * 400 + i) * 3;
        sum += (train.images[pixel]! - train.images[pixel + 3 * step]!) ** 2;
      }
      return sum;
    };
    assert.ok(spread(along) > 1.2 * spread(across), `${spread(along)} ${spread(across)}`);
  }
});

test('positions are a permutation', () => {
  const positions = shuffledPositions(50, new RandomStream('test', 1));
  assert.deepEqual(
    [...positions].sort((x, y) => x - y),
    Array.from({ length: 50 }, (_, i) => i),
  );
  assert.notEqual(positions[0]! + positions[1]! + positions[2]!, 3);
});

test('the learning rate is a triangle under its peak', () => {
  const rates = Array.from({ length: 8 }, (_, i) => triangularRate(i, 8, 1, 0.25));
  const expected = [0.25, 0.75, 11 / 12, 9 / 12, 7 / 12, 5 / 12, 3 / 12, 1 / 12];
  for (const [i, rate] of rates.entries()) assert.ok(Math.abs(rate - expected[i]!) < 1e-12, `${i}: ${rate}`);
});
