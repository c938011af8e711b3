import test from 'node:test';
import { RandomStream } from '../../../numerics/random-stream.ts';
import { expectRight } from '../../audit/fixtures/expect-right.ts';
import { uniform } from '../../audit/input.ts';
import { convolved, pooled, type Shape4 } from '../../audit/operations/convolution.ts';
import type { Padding } from '../../audit/reference/convolution.ts';
import { openEngine } from '../../open-engine.ts';

const engine = await openEngine('wasm');

function randomPadding(stream: RandomStream, largest: number): Padding {
  const kind = stream.integer(0, 2);
  if (kind === 0) return 'same';
  if (kind === 1) return 'valid';
  const some = (): number => stream.integer(0, largest);
  return [
    [some(), some()],
    [some(), some()],
  ];
}

test('gradients of random convolutions with respect to image and filter', async () => {
  const stream = new RandomStream('wasm-kernels/convolution', 0);
  const cases = Array.from({ length: 40 }, () => {
    const [height, width] = [stream.integer(1, 4), stream.integer(1, 4)];
    const [inChannels, outChannels] = [stream.integer(1, 3), stream.integer(1, 3)];
    const image: Shape4 = [stream.integer(1, 3), stream.integer(4, 7), stream.integer(4, 7), inChannels];
    const padding = randomPadding(stream, Math.min(height, width));
    return convolved(image, [height, width, inChannels, outChannels], stream.integer(1, 3), padding);
  });
  await expectRight(engine, cases, 'and gradient');
});

test('a filter’s gradient is summed over several chunks of images', async () => {
  // 47 × 47 pixels a padded image: one image a chunk of at most 4096.
  await expectRight(
    engine,
    [convolved([3, 46, 46, 1], [2, 2, 1, 1], 1, 'same')].map(withoutImageGradient),
    'and gradient',
  );
});

/** The image as a constant: its gradient by differences would take a minute at this size. */
function withoutImageGradient(one: ReturnType<typeof convolved>): ReturnType<typeof convolved> {
  const [image, filter] = one.inputs as [(typeof one.inputs)[number], (typeof one.inputs)[number]];
  return {
    ...one,
    inputs: [{ ...image, dtype: 'int32', draw: (stream) => stream.integer(-2, 2) }, filter],
    run: (tf, x, w) => one.run(tf, tf.cast(x, 'float32'), w),
  };
}

test('gradients of random pools, whatever the sign of the entries', async () => {
  const stream = new RandomStream('wasm-kernels/pool', 0);
  const cases = Array.from({ length: 40 }, () => {
    const size = stream.integer(1, 3);
    const image: Shape4 = [
      stream.integer(1, 3),
      stream.integer(3, 7),
      stream.integer(3, 7),
      stream.integer(1, 3),
    ];
    const low = stream.sign() === 1 ? -3 : -1;
    return pooled(
      stream.sign() === 1 ? 'max' : 'average',
      image,
      size,
      stream.integer(1, 3),
      stream.sign() === 1 ? 'same' : 'valid',
      (...shape) => uniform(low, low === -3 ? -0.1 : 1, ...shape),
    );
  });
  await expectRight(engine, cases, 'and gradient');
});
