import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Rank, Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { Fail } from '../../fail.ts';
import type { Engine } from '../engine.ts';
import { openEngine } from '../open-engine.ts';
import { whyUnavailable } from '../why-unavailable.ts';
import { compiledSteps } from './compiled-steps.ts';
import { relativeGap } from './fixtures/close.ts';
import { oneByOne, type Outcome } from './fixtures/one-by-one.ts';
import { perceptron, perceptronData, perceptronValues } from './fixtures/perceptron.ts';
import { perceptronReference } from './fixtures/perceptron-reference.ts';
import type { Compilation, Steps, StepsRequest, StepValues, Tensors } from './step.ts';

const skip = await whyUnavailable('tensorflow');

function values(tensors: Tensors): Float32Array[] {
  return tensors.map((tensor) => tensor.dataSync() as Float32Array);
}

describe('steps compiled by the engine tensorflow', { skip }, () => {
  let engine: Engine;
  before(async () => {
    engine = await openEngine('tensorflow');
    const { registerGradients } = await import('../gradients/register-gradients.ts');
    await registerGradients();
  });

  async function outcomeOf<State extends Tensors, Now extends Tensors>(
    request: StepsRequest<State, Now>,
    calls: readonly { count: number; values?: readonly StepValues[]; kinds?: ArrayLike<number> }[],
  ): Promise<Outcome> {
    const steps: Steps = compiledSteps(engine, request);
    const collected: Float32Array[][] = [];
    for (const { count, values: given, kinds } of calls) {
      collected.push((await steps.run(count, given, kinds)) as Float32Array[]);
    }
    const state = steps.state();
    const outcome = {
      state: values(state),
      collected: collected[0]!.map((_, i) => Float32Array.from(collected.flatMap((each) => [...each[i]!]))),
    };
    engine.tf.dispose([...state]);
    steps.dispose();
    return outcome;
  }

  test('momentum with a smaller last batch: the bits of steps one by one, whatever the chunks', async () => {
    const request = perceptron(engine);
    const count = 47;
    const all = perceptronValues(count);
    const expected = await oneByOne(engine, request, count, all.values, all.kinds);
    assert.deepEqual(await outcomeOf(request, [{ count, ...all }]), expected);
    const cut = (from: number, to: number) => ({
      count: to - from,
      values: all.values.map((each) => each.slice((from * each.length) / count, (to * each.length) / count)),
      kinds: all.kinds.slice(from, to),
    });
    const pieces = [cut(0, 1), cut(1, 2), cut(2, 20), cut(20, 46), cut(46, 47)];
    assert.deepEqual(await outcomeOf(request, pieces), expected);
    assert.deepEqual(await outcomeOf({ ...request, compile: 'none' }, pieces), expected);
  });

  test('and the values of float64 loops; so has XLA, within rounding', async () => {
    const count = 40;
    const all = perceptronValues(count);
    const expected = perceptronReference(all.values, all.kinds);
    for (const compile of ['lowered', 'xla', 'none'] as const) {
      const { state, collected } = await outcomeOf({ ...perceptron(engine), compile }, [{ count, ...all }]);
      assert.ok(relativeGap(state[0]!, expected.w) < 1e-5, compile);
      assert.ok(relativeGap(state[1]!, expected.u) < 1e-5, compile);
      assert.ok(relativeGap(collected[0]!, expected.losses) < 1e-5, compile);
    }
  });

  test('XLA: the same bits twice, a loop for each length, a numerics class of its own', async () => {
    const request = { ...perceptron(engine), compile: 'xla' as const };
    const [one, two] = [perceptronValues(300), perceptronValues(7)];
    const calls = [
      { count: 300, ...one },
      { count: 7, ...two },
      { count: 300, ...one },
    ];
    assert.deepEqual(await outcomeOf(request, calls), await outcomeOf(request, calls));
    const steps = compiledSteps(engine, request);
    assert.deepEqual([steps.compilation, steps.numerics], ['xla', 'tensorflow-xla-float32']);
    steps.dispose();
  });

  test('gradients of TensorFlow.js, of a network with bias, softmax and cross-entropy', async () => {
    const { tf } = engine;
    const { samples, inputs, outputs, x } = perceptronData;
    const images = tf.tensor2d(x, [samples, inputs]);
    const labels = tf.oneHot(
      tf.tensor1d(
        Array.from({ length: samples }, (_, i) => i % outputs),
        'int32',
      ),
      outputs,
    );
    const loss = (w: Tensor, b: Tensor): Scalar => {
      const logits = tf.add(tf.matMul(images, w as Tensor2D), b);
      const powers = tf.exp(tf.sub(logits, tf.max(logits, 1, true)));
      const likelihood = tf.sum(tf.mul(tf.div(powers, tf.sum(powers, 1, true)), labels), 1);
      return tf.neg(tf.mean(tf.log(likelihood)));
    };
    const gradients = tf.valueAndGrads(loss);
    const request: StepsRequest<readonly [Tensor2D, Tensor], readonly [Scalar]> = {
      name: 'softmax regression',
      variants: [
        ([w, b], [rate]) => {
          const { value, grads } = gradients([w, b]);
          return {
            state: [tf.sub(w, tf.mul(grads[0]!, rate)), tf.sub(b, tf.mul(grads[1]!, rate))],
            collect: [value],
          };
        },
      ],
      state: [tf.zeros<Rank.R2>([inputs, outputs]), tf.zeros([outputs])],
      perStep: [{ shape: [], dtype: 'float32' }],
    };
    const rates = Float32Array.from({ length: 60 }, (_, i) => 1 / (1 + i / 20));
    const expected = await oneByOne(engine, request, 60, [rates]);
    assert.deepEqual(await outcomeOf(request, [{ count: 60, values: [rates] }]), expected);
    // The loss falls, from that of a guess.
    const losses = expected.collected[0]!;
    assert.ok(Math.abs(losses[0]! - Math.log(3)) < 1e-6);
    assert.ok(losses.every((loss, i) => i === 0 || loss < losses[i - 1]!));
  });

  test('a state that is counted, compared and passed on', async () => {
    const { tf } = engine;
    const request: StepsRequest = {
      name: 'counter',
      // The second tensor is passed on as it is, the first state is used beside the state too, the third is a bool.
      variants: [
        ([i, fixed, isEven]) => ({
          state: [tf.add(i!, tf.scalar(1, 'int32')), fixed!, tf.logicalNot(isEven!)],
          collect: [tf.add(tf.cast(i!, 'float32'), fixed!), isEven!],
        }),
      ],
      state: [tf.scalar(0, 'int32'), tf.scalar(0.5), tf.scalar(true, 'bool')],
      perStep: [],
    };
    const steps = compiledSteps(engine, request);
    const [sums, even] = await steps.run(5);
    assert.deepEqual([...sums!], [0.5, 1.5, 2.5, 3.5, 4.5]);
    assert.deepEqual([...even!], [1, 0, 1, 0, 1]);
    assert.deepEqual(
      steps.state().map((tensor) => [tensor.dtype, ...tensor.dataSync()]),
      [
        ['int32', 5],
        ['float32', 0.5],
        ['bool', 0],
      ],
    );
    steps.dispose();
  });

  test('one tensor as several parts of the start, and as a constant of the step', async () => {
    const { tf } = engine;
    const zero = tf.zeros([3]);
    const start = tf.tensor1d([1, 2, 3]);
    const request: StepsRequest = {
      name: 'distance from the start',
      variants: [
        ([w, moment, other]) => ({
          state: [tf.mul(w!, 2), tf.add(moment!, tf.sub(w!, start)), tf.sub(other!, 1)],
        }),
      ],
      state: [start, zero, zero],
      perStep: [],
    };
    const steps = compiledSteps(engine, request);
    await steps.run(3);
    // w: 1, 2, 4 times the start, so the moments are 0 + 1 + 3 times it.
    const [w, moment, other] = steps.state().map((tensor) => [...tensor.dataSync()]);
    assert.deepEqual(
      [w, moment, other],
      [
        [8, 16, 24],
        [4, 8, 12],
        [-3, -3, -3],
      ],
    );
    steps.dispose();
  });

  test('two trainings side by side keep to themselves', async () => {
    const { tf } = engine;
    const doubled = (start: number): Steps<readonly [Tensor]> =>
      compiledSteps<readonly [Tensor], readonly []>(engine, {
        name: 'doubled',
        variants: [([x]) => ({ state: [tf.mul(x, 2)] })],
        state: [tf.scalar(start)],
        perStep: [],
      });
    const [one, other] = [doubled(1), doubled(5)];
    await one.run(1);
    await Promise.all([other.run(10), one.run(9)]);
    assert.deepEqual(values([...one.state(), ...other.state()]), [
      Float32Array.of(1024),
      Float32Array.of(5120),
    ]);
    one.dispose();
    assert.deepEqual(values(other.state()), [Float32Array.of(5120)]);
    other.dispose();
  });

  test('an index out of bounds in a later step is found, its operation named, and the state stays', async () => {
    const { tf } = engine;
    const table = tf.tensor1d([1, 2, 3]);
    const steps = compiledSteps<readonly [Tensor], readonly [Tensor]>(engine, {
      name: 'sum of rows',
      variants: [([sum], [row]) => ({ state: [tf.add(sum, tf.gather(table, tf.cast(row, 'int32')))] })],
      state: [tf.scalar(0)],
      perStep: [{ shape: [], dtype: 'int32' }],
    });
    await steps.run(6, [Int32Array.of(0, 1, 2, 0, 1, 2)]);
    const rows = Int32Array.of(0, 1, 3);
    await assert.rejects(steps.run(3, [rows]), (error) => {
      assert.ok(error instanceof Fail);
      assert.match(error.message, /the compiled step "sum of rows": found from TensorFlow: .*GatherV2/);
      return true;
    });
    assert.deepEqual(values(steps.state()), [Float32Array.of(12)]);
    steps.dispose();
  });

  test('constants outlive their owner, and the start its own', async () => {
    const { tf } = engine;
    const factor = tf.scalar(3);
    const start = tf.scalar(2);
    const steps = compiledSteps<readonly [Tensor], readonly []>(engine, {
      name: 'powers',
      variants: [([x]) => ({ state: [tf.mul(x, factor)] })],
      state: [start],
      perStep: [],
    });
    start.dispose();
    await steps.run(1);
    factor.dispose();
    await steps.run(2);
    assert.deepEqual(values(steps.state()), [Float32Array.of(54)]);
    steps.dispose();
  });

  for (const compile of ['lowered', 'xla', 'none'] satisfies Compilation[]) {
    test(`${compile}: tensors are given back`, async () => {
      const { tf } = engine;
      const request = { ...perceptron(engine), compile };
      const all = perceptronValues(9);
      const ran = async (steps: Steps): Promise<void> => {
        await steps.run(9, all.values, all.kinds);
        tf.dispose([...steps.state()]);
      };
      // What the first step leaves for the next, as gradients' own tensors.
      await ran(compiledSteps(engine, request));
      const before = tf.memory().numTensors;
      const steps = compiledSteps(engine, request);
      await ran(steps);
      const during = tf.memory().numTensors;
      for (let i = 0; i < 20; i++) await ran(steps);
      assert.equal(tf.memory().numTensors, during);
      steps.dispose();
      assert.equal(tf.memory().numTensors, before);
    });
  }

  test('says what does not fit', async () => {
    const steps = compiledSteps(engine, perceptron(engine));
    const { values: given, kinds } = perceptronValues(4);
    const refused = async (run: Promise<unknown>, message: RegExp): Promise<void> => {
      await assert.rejects(run, (error) => error instanceof Fail && message.test(error.message));
    };
    await refused(steps.run(0, given, kinds), /found 0 steps, expected a whole number/);
    await refused(steps.run(4, [], kinds), /found 0 values, expected 2/);
    await refused(steps.run(4, given), /found no kinds, expected one of 2/);
    await refused(steps.run(4, given, [0, 0, 0]), /found 3 kinds, expected 4/);
    await refused(steps.run(4, given, [0, 0, 2, 0]), /found kind 2, expected one from 0 to 1/);
    await refused(steps.run(4, [given[1]!, given[1]!], kinds), /float32 as value 0, expected int32/);
    await refused(steps.run(2, given, [0, 0]), /found 32 numbers as value 0, expected 16/);
    steps.dispose();
  });
});
