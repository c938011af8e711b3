import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Rank, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { RandomStream } from '../../numerics/random-stream.ts';
import type { Engine } from '../engine.ts';
import { openEngine } from '../open-engine.ts';
import { whyUnavailable } from '../why-unavailable.ts';
import { haveSameBits } from './bits.ts';
import { loweredOutcome } from './fixtures/lowered-outcome.ts';

const skip = await whyUnavailable('tensorflow');

/**
 * What TensorFlow's graph optimiser would rewrite, each with the name of the rewriting in its source
 * (core/grappler/optimizers/{arithmetic_optimizer,constant_folding,remapper}.cc). Before the graph was kept as it is
 * written, the first three had other bits.
 */
describe('a loop runs its operations as they are written', { skip }, () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine('tensorflow');
  });

  function drawn(name: string, shape: number[]): Tensor {
    const stream = new RandomStream(`as-written/${name}`, 1);
    const size = shape.reduce((product, each) => product * each, 1);
    return engine.tf.tensor(
      Float32Array.from({ length: size }, () => stream.normal()),
      shape,
    );
  }

  const rewritings: Readonly<Record<string, (x: Tensor2D, g: Tensor2D, row: Tensor) => Tensor>> = {
    'SqrtDivToRsqrtMul: x / √y': (x, g) => engine.tf.div(x, engine.tf.sqrt(engine.tf.abs(g))),
    'SqrtDivToRsqrtMul: 1 / √x': (x) => engine.tf.div(1, engine.tf.sqrt(engine.tf.abs(x))),
    'FindSigmoidAndMul: x · σ(x)': (x) => engine.tf.mul(x, engine.tf.sigmoid(x)),
    'HoistCommonFactor: x · g + x · h': (x, g) => engine.tf.add(engine.tf.mul(x, g), engine.tf.mul(x, 0.3)),
    'AddOpsRewrite: x + g + x + g': (x, g) => engine.tf.add(engine.tf.add(x, g), engine.tf.add(x, g)),
    'MulConvPushDown and constants: (x · 0.3) · 0.7': (x) => engine.tf.mul(engine.tf.mul(x, 0.3), 0.7),
    'ConstantPushDown: (x · g · 0.3) · 0.7': (x, g) =>
      engine.tf.mul(engine.tf.mul(engine.tf.mul(x, g), 0.3), 0.7),
    'ConstantPushDown of a cast number': (x) =>
      engine.tf.mul(engine.tf.mul(x, engine.tf.cast(engine.tf.scalar(3, 'int32'), 'float32')), 0.7),
    'SimplifyDivision: x / 3 · 3': (x) => engine.tf.mul(engine.tf.div(x, 3), 3),
    'ConvertExpm1: e^x − 1': (x) => engine.tf.sub(engine.tf.exp(x), 1),
    'ConvertLog1p: log(1 + |x|)': (x) => engine.tf.log(engine.tf.add(engine.tf.abs(x), 1)),
    'ConvertPow: x³': (x) => engine.tf.pow(x, 3),
    'ConvertPow: |x|^−½': (x) => engine.tf.pow(engine.tf.abs(x), -0.5),
    'FuseSquaredDiff: (x − g)²': (x, g) => engine.tf.square(engine.tf.sub(x, g)),
    'RemoveNegation: x − (−g)': (x, g) => engine.tf.sub(x, engine.tf.neg(g)),
    'SimplifyArithmetic: −0 + 0': (x) =>
      engine.tf.add(engine.tf.neg(engine.tf.relu(x)), engine.tf.zerosLike(x)),
    'SimplifyArithmetic: ∞ · 0': (x) => engine.tf.mul(engine.tf.div(x, 0), engine.tf.zerosLike(x)),
    'SimplifyArithmetic: ∞ − ∞': (x) => {
      const infinite = engine.tf.div(x, 0);
      return engine.tf.sub(infinite, infinite);
    },
    'UnaryOpsComposition: tanh √|x|': (x) => engine.tf.tanh(engine.tf.sqrt(engine.tf.abs(x))),
    'FindContractionWithBiasAndActivation: relu(x g + b)': (x, g, row) => {
      const { tf } = engine;
      return tf.relu(tf.add(tf.matMul(x, g, false, true), tf.sum(row)));
    },
    'FindFusedBatchMatMul: x gᵀ / 8 + x': (x, g) => {
      const { tf } = engine;
      return tf.matMul(tf.add(tf.mul(tf.matMul(x, g, false, true), 0.125), 1), x);
    },
    'FindMklLayerNorm: layer normalisation': (x, _, row) => {
      const { tf } = engine;
      const { mean, variance } = tf.moments(x, -1, true);
      const scaled = tf.mul(tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-5))), row);
      return tf.add(scaled, row);
    },
    'GELU by tanh': (x) => {
      const { tf } = engine;
      const inner = tf.mul(0.79788, tf.add(x, tf.mul(0.044715, tf.pow(x, 3))));
      return tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(inner), 1));
    },
    'HoistCWiseUnaryChains: concat of products': (x) => {
      const { tf } = engine;
      const twice = tf.concat([tf.mul(x, 0.37), tf.mul(x, 0.37)], 1);
      return tf.add(...(tf.split(twice, 2, 1) as [Tensor, Tensor]));
    },
    'ReplaceMulWithBroadcastByTile: rows tiled': (x, g, row) =>
      engine.tf.mul(engine.tf.mul(engine.tf.tile(engine.tf.reshape(row, [1, -1]), [16, 1]), g), x),
    'FindContractionWithBias: convolution, bias, relu, residual': (x) => {
      const { tf } = engine;
      const images = tf.reshape<Rank.R4>(x, [1, 16, 20, 1]);
      const kernel = tf.reshape<Rank.R4>(tf.linspace(-1, 1, 9), [3, 3, 1, 1]);
      const biased = tf.add(tf.conv2d(images, kernel, 1, 'same'), tf.tensor1d([0.1]));
      return tf.reshape(tf.relu(tf.add(biased, images)), [16, 20]);
    },
  };

  for (const [name, rewritten] of Object.entries(rewritings)) {
    test(name, () => {
      const { tf } = engine;
      const [x, g, row] = [
        drawn('x', [16, 20]) as Tensor2D,
        drawn('g', [16, 20]) as Tensor2D,
        drawn('row', [20]),
      ];
      const step = ([at]: readonly Tensor[]) => ({
        state: [tf.mul(at!, 1.01), rewritten(at as Tensor2D, g, row)],
      });
      const start = [x, rewritten(x, g, row)];
      let state: readonly Tensor[] = start;
      for (let i = 0; i < 3; i++) state = step(state).state;
      const found = loweredOutcome(engine, step, start, 3).state;
      for (const [i, tensor] of state.entries())
        assert.ok(haveSameBits(found[i]!, tensor.dataSync()), `${i}`);
    });
  }

  test('softmax alone is another kernel in graphs: it is noticed', async () => {
    const { tf } = engine;
    const { compiledSteps } = await import('./compiled-steps.ts');
    const steps = compiledSteps(engine, {
      name: 'softmax',
      variants: [([x]: readonly Tensor[]) => ({ state: [tf.softmax(x!)] })],
      state: [drawn('logits', [64, 20])],
      perStep: [],
    });
    await assert.rejects(steps.run(2), /found other bits than by single steps, in tensor 0 of the state/);
    steps.dispose();
  });
});
