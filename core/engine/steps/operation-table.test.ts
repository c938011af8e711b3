import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D, Tensor4D, Tensor5D } from '@tensorflow/tfjs-core';
import { RandomStream } from '../../numerics/random-stream.ts';
import type { Engine } from '../engine.ts';
import { openEngine } from '../open-engine.ts';
import { whyUnavailable } from '../why-unavailable.ts';
import { haveSameBits } from './bits.ts';
import { loweredOutcome } from './fixtures/lowered-outcome.ts';
import { knownOperations, outputReference } from './operation-table.ts';

const skip = await whyUnavailable('tensorflow');

test('names outputs as functions do', () => {
  assert.equal(outputReference('o3', 'Mul', 0), 'o3:z:0');
  assert.equal(outputReference('o3', 'SplitV', 2), 'o3:output:2');
  assert.equal(outputReference('o3', 'TopKV2', 1), 'o3:indices:0');
  assert.equal(outputReference('o3', 'FusedBatchNorm', 4), 'o3:reserve_space_2:0');
});

/** Every operation of the table, in a loop inside TensorFlow and by itself. */
describe('operations in a loop', { skip }, () => {
  let engine: Engine;
  const seen = new Set<string>();
  before(async () => {
    engine = await openEngine('tensorflow');
    const { registerGradients } = await import('../gradients/register-gradients.ts');
    await registerGradients();
  });

  function drawn(shape: number[]): Tensor {
    const stream = new RandomStream('operation-table', shape.length);
    const size = shape.reduce((product, each) => product * each, 1);
    return engine.tf.tensor(
      Float32Array.from({ length: size }, () => stream.normal()),
      shape,
    );
  }

  /** Runs what `compute` gives for a drawn tensor once by itself and as the third step of a loop. */
  function same(shape: number[], compute: (x: Tensor) => Tensor | readonly Tensor[]): void {
    const { tf } = engine;
    const x = drawn(shape);
    const given = (from: Tensor): readonly Tensor[] => {
      const made = compute(from);
      return Array.isArray(made) ? (made as readonly Tensor[]) : [made as Tensor];
    };
    const step = ([at]: readonly Tensor[]) => ({ state: [tf.mul(at!, -1.25), ...given(at!)] });
    const start = [x, ...given(x)];
    let state: readonly Tensor[] = start;
    for (let i = 0; i < 3; i++) state = step(state).state;
    const { recorded, state: found } = loweredOutcome(engine, step, start, 3);
    for (const { operation } of recorded.operations) seen.add(operation);
    for (const [i, tensor] of state.entries())
      assert.ok(haveSameBits(found[i]!, tensor.dataSync()), `output ${i}`);
  }

  test('of one tensor, entry by entry', () => {
    const { tf } = engine;
    const functions = [
      'abs',
      'asinh',
      'atan',
      'ceil',
      'cos',
      'cosh',
      'elu',
      'erf',
      'exp',
      'expm1',
      'floor',
      'isFinite',
      'isInf',
      'isNaN',
      'leakyRelu',
      'neg',
      'onesLike',
      'reciprocal',
      'relu',
      'relu6',
      'round',
      'selu',
      'sigmoid',
      'sign',
      'sin',
      'sinh',
      'softplus',
      'square',
      'tan',
      'tanh',
      'zerosLike',
      'step',
    ] as const;
    for (const name of functions) same([7, 9], (x) => tf[name](x));
    const within = (x: Tensor): Tensor => tf.sin(x);
    for (const name of ['acos', 'asin', 'atanh'] as const)
      same([7, 9], (x) => tf[name](tf.mul(within(x), 0.9)));
    const positive = (x: Tensor): Tensor => tf.add(tf.abs(x), 1);
    for (const name of ['acosh', 'log', 'log1p', 'rsqrt', 'sqrt'] as const)
      same([7, 9], (x) => tf[name](positive(x)));
    same([7, 9], (x) => tf.cast(x, 'int32'));
    same([7, 9], (x) => tf.logicalNot(tf.greater(x, 0)));
  });

  test('of two tensors', () => {
    const { tf } = engine;
    const row = drawn([9]);
    for (const name of [
      'add',
      'atan2',
      'div',
      'divNoNan',
      'equal',
      'floorDiv',
      'greater',
      'greaterEqual',
      'less',
      'lessEqual',
      'maximum',
      'minimum',
      'mod',
      'mul',
      'notEqual',
      'squaredDifference',
      'sub',
    ] as const) {
      same([7, 9], (x) => tf[name](x, row));
    }
    same([7, 9], (x) => tf.pow(tf.abs(x), row));
    same([7, 9], (x) => tf.logicalAnd(tf.greater(x, 0), tf.less(x, 1)));
    same([7, 9], (x) => tf.logicalOr(tf.greater(x, 1), tf.less(x, 0)));
    same([7, 9], (x) => tf.where(tf.greater(x, 0), x, tf.square(x)));
    same([7, 9], (x) => tf.addN([x, tf.square(x), tf.sin(x)]));
    same([7, 9], (x) => tf.add(tf.cast(x, 'int32'), tf.scalar(2, 'int32')));
    same([7, 9], (x) => tf.div(tf.cast(tf.mul(x, 8), 'int32'), tf.scalar(3, 'int32')));
  });

  test('products, sums and other reductions', () => {
    const { tf } = engine;
    const [left, right] = [drawn([3, 9, 4]), drawn([3, 5, 7])];
    same([3, 7, 9], (x) => [tf.matMul(x, left), tf.matMul(right, x), tf.matMul(x, right, true, true)]);
    same([3, 7, 9], (x) => tf.einsum('bij,bjk->ik', x, left));
    same([3, 7, 9], (x) => [tf.sum(x, 1), tf.mean(x, [0, 2]), tf.max(x, 2), tf.min(x, 0), tf.prod(x, 1)]);
    same([3, 7, 9], (x) => [tf.argMax(x, 2), tf.argMin(x, 0)]);
    same([3, 7, 9], (x) => [tf.all(tf.greater(x, 0), 1), tf.any(tf.greater(x, 1), 1)]);
    same([3, 7, 9], (x) => [tf.cumsum(x, 1), tf.cumprod(x, 1, true)]);
    same([3, 7, 9], (x) => [tf.topk(x, 3).values, tf.topk(x, 3).indices]);
    same([20], (x) => tf.bincount(tf.cast(tf.abs(x), 'int32') as Tensor1D, x as Tensor1D, 8));
    same([6, 3], (x) => tf.unsortedSegmentSum(x, tf.tensor1d([0, 2, 1, 2, 0, 2], 'int32'), 3));
  });

  test('arrangement', () => {
    const { tf } = engine;
    same([4, 6], (x) => [tf.reshape(x, [3, 8]), tf.transpose(x), tf.expandDims(x, 1), tf.tile(x, [2, 1])]);
    same([4, 6], (x) => [
      tf.slice(x, [1, 2], [2, -1]),
      tf.stridedSlice(x, [0, 1], [4, 6], [2, 2]),
      tf.reverse(x, 1),
    ]);
    same([4, 6], (x) => [
      tf.concat([x, x], 1),
      tf.stack([x, x], 1),
      ...tf.split(x, [1, 2, 3], 1),
      ...tf.unstack(x),
    ]);
    same([4, 6], (x) => [
      tf.pad(
        x,
        [
          [1, 0],
          [0, 2],
        ],
        3,
      ),
      tf.mirrorPad(
        x,
        [
          [1, 1],
          [0, 2],
        ],
        'reflect',
      ),
    ]);
    same([4, 6], (x) => [
      tf.gather(x, tf.tensor1d([3, 0, 3], 'int32')),
      tf.gatherND(
        x,
        tf.tensor2d(
          [
            [0, 1],
            [3, 5],
          ],
          [2, 2],
          'int32',
        ),
      ),
    ]);
    same([4], (x) => [
      tf.diag(x),
      tf.oneHot(tf.cast(tf.abs(x), 'int32'), 5),
      tf.fill([3], 2),
      tf.linspace(0, 1, 5),
    ]);
    same([4], (x) => [
      tf.range(0, 4, 1),
      tf.add(x, tf.range(0, 4, 1)),
      tf.oneHot(tf.range(0, 4, 1, 'int32'), 4),
    ]);
    same([2], (x) => tf.scatterND(tf.tensor2d([[1], [3]], [2, 1], 'int32'), x, [5]));
    same([2], (x) => tf.tensorScatterUpdate(tf.zeros([5]), tf.tensor2d([[1], [3]], [2, 1], 'int32'), x));
    same([2], (x) => tf.sparseToDense(tf.tensor1d([1, 3], 'int32'), x, [5], 0));
    same([1, 4, 4, 4], (x) => [
      tf.depthToSpace(x as Tensor4D, 2),
      tf.spaceToBatchND(
        x,
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
    ]);
    same([4, 2, 2, 1], (x) =>
      tf.batchToSpaceND(
        x,
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
    );
  });

  test('images and volumes, forwards and back', () => {
    const { tf } = engine;
    const kernel = drawn([3, 3, 2, 4]) as Tensor4D;
    const deep = drawn([3, 3, 2, 1]) as Tensor4D;
    const squares = (compute: (x: Tensor) => Tensor) => (x: Tensor) => tf.sum(tf.square(compute(x)));
    const both = (shape: number[], compute: (x: Tensor) => Tensor): void =>
      same(shape, (x) => [compute(x), tf.grad(squares(compute))(x)]);
    const image = [2, 6, 6, 2];
    both(image, (x) => tf.conv2d(x as Tensor4D, kernel, 1, 'same'));
    both([3, 3, 2, 4], (x) => tf.conv2d(drawn(image) as Tensor4D, x as Tensor4D, 2, 'valid'));
    both(image, (x) => tf.depthwiseConv2d(x as Tensor4D, deep, 1, 'same'));
    both([3, 3, 2, 1], (x) => tf.depthwiseConv2d(drawn(image) as Tensor4D, x as Tensor4D, 1, 'same'));
    both(image, (x) => tf.maxPool(x as Tensor4D, 2, 2, 'same'));
    both(image, (x) => tf.avgPool(x as Tensor4D, 2, 2, 'same'));
    both(image, (x) => tf.image.resizeBilinear(x as Tensor4D, [4, 5]));
    both(image, (x) => tf.image.resizeNearestNeighbor(x as Tensor4D, [4, 5]));
    both(image, (x) => tf.localResponseNormalization(x as Tensor4D));
    both(image, (x) => tf.elu(x));
    both(image, (x) => tf.dilation2d(x as Tensor4D, drawn([2, 2, 2]) as Tensor3D, 1, 'same'));
    both([2, 2, 2], (x) => tf.dilation2d(drawn(image) as Tensor4D, x as Tensor3D, 1, 'same'));
    same(image, (x) =>
      tf.batchNorm(
        x,
        tf.tensor1d([0.1, -0.2]),
        tf.tensor1d([1, 2]),
        tf.tensor1d([0, 1]),
        tf.tensor1d([1, 3]),
      ),
    );
    same(image, (x) =>
      tf.image.cropAndResize(x as Tensor4D, tf.tensor2d([[0, 0, 0.5, 1]]), tf.tensor1d([1], 'int32'), [3, 3]),
    );
    const volume = [1, 4, 4, 4, 2];
    both(volume, (x) => tf.conv3d(x as Tensor5D, drawn([2, 2, 2, 2, 3]) as Tensor5D, 1, 'same'));
    both([2, 2, 2, 2, 3], (x) => tf.conv3d(drawn(volume) as Tensor5D, x as Tensor5D, 1, 'same'));
    both(volume, (x) => tf.maxPool3d(x as Tensor5D, 2, 2, 'same'));
    both(volume, (x) => tf.avgPool3d(x as Tensor5D, 2, 2, 'same'));
  });

  test('gradients of what a network is made of', () => {
    const { tf } = engine;
    same([4, 6], (x) => tf.grad((y: Tensor) => tf.sum(tf.square(tf.relu(y))))(x));
    same([4, 6], (x) => tf.grad((y: Tensor) => tf.mean(tf.log(tf.sigmoid(y))))(x));
    same([4, 6], (x) =>
      tf.grad((y: Tensor) => tf.sum(tf.tanh(tf.matMul(y as Tensor2D, y as Tensor2D, false, true))))(x),
    );
    same([4, 6], (x) =>
      tf.grad((y: Tensor) => tf.sum(tf.square(tf.gather(y, tf.tensor1d([1, 3, 1], 'int32')))))(x),
    );
    same([4, 6], (x) => tf.grad((y: Tensor) => tf.sum(tf.square(tf.max(y, 1))))(x));
  });

  test('no entry of the table is untried', () => {
    // Softmax runs in graphs by another kernel; what it is used for is tried in as-written.test.ts.
    assert.deepEqual(
      [...knownOperations].filter((name) => !seen.has(name)),
      ['Softmax'],
    );
  });
});
