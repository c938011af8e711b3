import { normal, uniform } from '../input.ts';
import { at, build } from '../nd-array.ts';
import type { Operation, OperationCase } from '../operation.ts';
import { conv2d, pool, type Padding } from '../reference/convolution.ts';

export type Shape4 = [number, number, number, number];

/** Padding as TensorFlow.js takes it. */
function pad(padding: Padding): 'same' | 'valid' | [[0, 0], [number, number], [number, number], [0, 0]] {
  return typeof padding === 'string' ? padding : [[0, 0], [...padding[0]], [...padding[1]], [0, 0]];
}

/** A convolution of an NHWC image with a filter [height, width, in, out]. */
export function convolved(image: Shape4, filter: Shape4, stride: number, padding: Padding): OperationCase {
  return {
    label: `[${image.join()}] ∗ [${filter.join()}], stride ${stride}, ${JSON.stringify(padding)}`,
    inputs: [normal(...image), normal(...filter)],
    run: (tf, x, w) => tf.conv2d(x as never, w as never, stride, pad(padding)),
    reference: (x, w) => conv2d(x, w, stride, padding),
  };
}

/** The largest or the average of each square window. */
export function pooled(
  kind: 'max' | 'average',
  image: Shape4,
  size: number,
  stride: number,
  padding: Padding,
  draw = normal,
): OperationCase {
  return {
    label: `[${image.join()}], ${size}×${size}, stride ${stride}, ${JSON.stringify(padding)}`,
    inputs: [draw(...image)],
    run: (tf, x) =>
      kind === 'max'
        ? tf.maxPool(x as never, size, stride, padding as 'same')
        : tf.avgPool(x as never, size, stride, padding as 'same'),
    reference: (x) => pool(kind, x, size, stride, padding),
  };
}

const negative = (...shape: number[]) => uniform(-3, -0.1, ...shape);

/** Operations on NHWC images. */
export const convolutions = {
  conv2d: {
    gradient: true,
    cases: [
      convolved([2, 5, 4, 2], [3, 3, 2, 3], 1, 'same'),
      convolved([1, 6, 5, 2], [3, 2, 2, 2], 1, 'valid'),
      convolved([2, 3, 3, 4], [1, 1, 4, 5], 1, 'same'),
      convolved([1, 5, 5, 1], [7, 7, 1, 2], 1, 'same'),
    ],
  },
  'conv2d with strides': {
    gradient: true,
    cases: [
      convolved([1, 6, 6, 2], [3, 3, 2, 2], 2, 'same'),
      convolved([2, 7, 6, 1], [3, 3, 1, 2], 2, 'valid'),
      convolved([1, 7, 7, 1], [2, 2, 1, 2], 3, 'valid'),
      convolved([1, 6, 5, 1], [2, 2, 1, 2], 3, 'same'),
    ],
  },
  'conv2d explicit padding': {
    gradient: true,
    cases: [
      convolved([1, 5, 4, 2], [3, 3, 2, 2], 1, [
        [1, 2],
        [0, 1],
      ]),
      convolved([1, 5, 5, 1], [3, 3, 1, 2], 2, [
        [1, 1],
        [1, 1],
      ]),
    ],
  },
  maxPool: {
    gradient: true,
    cases: [
      pooled('max', [2, 4, 4, 3], 2, 2, 'valid'),
      pooled('max', [1, 5, 5, 2], 3, 2, 'same'),
      pooled('max', [1, 4, 4, 2], 2, 2, 'valid', negative),
      pooled('max', [1, 5, 4, 2], 3, 1, 'same', negative),
    ],
  },
  avgPool: {
    gradient: true,
    cases: [pooled('average', [2, 4, 4, 3], 2, 2, 'valid'), pooled('average', [1, 5, 5, 2], 3, 1, 'valid')],
  },
  'avgPool same': {
    gradient: true,
    cases: [pooled('average', [1, 5, 5, 2], 3, 2, 'same'), pooled('average', [2, 3, 4, 1], 2, 1, 'same')],
  },
  batchNorm: {
    gradient: true,
    cases: [
      {
        label: '[2,3,3,2]',
        inputs: [normal(2, 3, 3, 2), normal(2), uniform(0.3, 2, 2), normal(2), normal(2)],
        run: (tf, x, mean, variance, offset, scale) => tf.batchNorm(x, mean, variance, offset, scale, 1e-3),
        reference: (x, mean, variance, offset, scale) =>
          build(x.shape, (index) => {
            const centred = at(x, index) - at(mean, index);
            return (centred / Math.sqrt(at(variance, index) + 1e-3)) * at(scale, index) + at(offset, index);
          }),
      },
    ],
  },
} satisfies Record<string, Operation>;
