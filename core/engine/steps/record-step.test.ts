import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Rank, Tensor2D } from '@tensorflow/tfjs-core';
import { Fail } from '../../fail.ts';
import type { Engine } from '../engine.ts';
import { openEngine } from '../open-engine.ts';
import { whyUnavailable } from '../why-unavailable.ts';
import { compiledSteps } from './compiled-steps.ts';
import { graphBackend, type GraphBackend } from './graph-backend.ts';
import { HeldTensors } from './held-tensors.ts';
import { recordCalls } from './record-calls.ts';
import { recordStep } from './record-step.ts';
import { neededOperations, type RecordedStep, type Source } from './recorded-step.ts';
import type { Step } from './step.ts';

const skip = await whyUnavailable('tensorflow');

describe('recording a step', { skip }, () => {
  let engine: Engine;
  let backend: GraphBackend;
  before(async () => {
    engine = await openEngine('tensorflow');
    backend = graphBackend(engine)!;
  });

  /** A recorded step as text: `Mul(state 0, held 1)`. */
  function written({ operations }: RecordedStep): string[] {
    const source = (from: Source): string => {
      if (from.from === 'operation') return `${from.index}.${from.output}`;
      return from.from === 'held' ? `held ${from.held.index}` : `${from.from} ${from.index}`;
    };
    return operations.map(({ operation, inputs }) => `${operation}(${inputs.map(source).join(', ')})`);
  }

  function recorded(step: Step): { step: RecordedStep; held: HeldTensors } {
    const { tf } = engine;
    const held = new HeldTensors(engine, backend);
    const recorder = { engine, backend, name: 'example', held };
    const state = [tf.tensor2d([1, 2, 3, 4], [2, 2])];
    return { step: recordStep(recorder, step, state, [tf.scalar(0.5)]).step, held };
  }

  test('writes operations, and where their inputs come from', () => {
    const { tf } = engine;
    const factor = tf.tensor2d([1, 0, 0, 1], [2, 2]);
    const { step, held } = recorded(([x], [rate]) => {
      const product = tf.matMul(x as Tensor2D, factor);
      const [first, second] = tf.split(product, 2);
      return {
        state: [tf.concat([second!, tf.mul(tf.mul(first!, rate!), 2)])],
        collect: [tf.mul(rate!, 2)],
      };
    });
    assert.deepEqual(written(step), [
      'BatchMatMulV2(state 0, held 0)',
      'SplitV(0.0, held 1, held 2)',
      'Mul(1.0, now 0)',
      // A number is one and the same wherever it stands: 2, and the axis 0.
      'Mul(2.0, held 3)',
      'ConcatV2(1.1, 3.0, held 2)',
      'Mul(now 0, held 3)',
    ]);
    const numbers = held.all.map(({ number }) => number && [...number.values]);
    assert.deepEqual(numbers, [undefined, [1, 1], [0], [2]]);
    assert.deepEqual(step.state[0]!.source, { from: 'operation', index: 4, output: 0 });
    assert.deepEqual(step.collect[0]!.shape, []);
  });

  test('knows which operations nothing needs', () => {
    const { tf } = engine;
    const { step } = recorded(([x]) => {
      tf.exp(tf.square(x!));
      return { state: [tf.abs(x!)] };
    });
    assert.deepEqual(
      step.operations.map(({ operation }) => operation),
      ['Square', 'Exp', 'Abs'],
    );
    assert.deepEqual([...neededOperations(step)], [2]);
  });

  test('changes nothing of the backend for long, also when the step fails', () => {
    const own = (): string[] => Object.keys(backend).filter((key) => /execute|write|readSync/.test(key));
    assert.throws(() =>
      recordCalls(backend, () => {
        assert.equal(own().length, 4);
        throw new Error('a step that fails');
      }),
    );
    assert.deepEqual(own(), []);
  });

  async function refused(step: Step, message: RegExp): Promise<void> {
    const { tf } = engine;
    const start = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    const request = { name: 'example', variants: [step], state: [start], perStep: [] };
    const before = tf.memory().numTensors;
    const steps = compiledSteps(engine, request);
    await assert.rejects(steps.run(2), (error) => {
      assert.ok(error instanceof Fail, String(error));
      assert.match(error.message, message);
      return true;
    });
    steps.dispose();
    assert.equal(tf.memory().numTensors, before);
  }

  test('refuses an operation that it does not know, by name', async () => {
    const { tf } = engine;
    await refused(
      ([x]) => ({ state: [tf.add(x!, tf.sum(tf.unique(tf.reshape(x!, [4])).values))] }),
      /the step "example": found the operation UniqueV2, expected one of/,
    );
    await refused(
      ([x]) => ({ state: [tf.add(x!, tf.cast(tf.multinomial(tf.tensor2d([0, 0], [1, 2]), 1), 'float32'))] }),
      /found the operation Multinomial/,
    );
  });

  test('refuses to read back, and says what', async () => {
    const { tf } = engine;
    await refused(
      ([x]) => ({ state: [tf.mul(x!, tf.max(x!).dataSync()[0]!)] }),
      /found that it reads back the result of Max,/,
    );
    await refused(
      ([x]) => ({ state: [tf.mul(x!, x!.dataSync()[0]!)] }),
      /found that it reads back tensor 0 of the state,/,
    );
    const outside = tf.square(tf.scalar(3));
    await refused(
      ([x]) => ({ state: [tf.mul(x!, outside.dataSync()[0]!)] }),
      /found that it reads back a tensor from outside,/,
    );
    outside.dispose();
  });

  test('lets the check of indices read, once for each gather', async () => {
    const { tf } = engine;
    const { step } = recorded(([x]) => {
      const rows = tf.argMax(x as Tensor2D, 1);
      return { state: [tf.gather(x!, rows)] };
    });
    assert.deepEqual(
      step.operations.map(({ operation }) => operation),
      ['ArgMax', 'GatherV2'],
    );
    await refused(([x]) => {
      const rows = tf.argMax(x as Tensor2D, 1);
      const [first] = rows.dataSync();
      return { state: [tf.gather(tf.mul(x!, first! + 1), rows)] };
    }, /reads back the result of ArgMax/);
  });

  test('refuses a number that is another the second time, and what else differs', async () => {
    const { tf } = engine;
    let count = 0;
    await refused(
      ([x]) => ({ state: [tf.mul(tf.square(x!), 0.5 ** ++count)] }),
      /found Mul \(operation 1\) with 0\.5, and with 0\.25 the second time/,
    );
    await refused(
      ([x]) => ({ state: [tf.add(x!, tf.randomNormal([2, 2]))] }),
      /found Add \(operation 0\) with .*, …, and with .* the second time/,
    );
    await refused(
      ([x]) => ({ state: [++count % 2 === 0 ? tf.sin(x!) : tf.cos(x!)] }),
      /found (Sin|Cos) \(operation 0\), and (Sin|Cos) in its place the second time/,
    );
    count = 0;
    await refused(
      ([x]) => ({ state: [++count === 1 ? tf.sin(x!) : tf.square(tf.sin(x!))] }),
      /found that Square \(operation 1\) runs the second time only/,
    );
    count = 0;
    await refused(
      ([x]) => ({ state: [tf.leakyRelu(x!, 0.1 * ++count)] }),
      /found LeakyRelu \(operation 0\) with other attributes the second time/,
    );
    const [one, other] = [tf.ones([2, 2]), tf.ones([2, 2])];
    await refused(
      ([x]) => ({ state: [tf.mul(x!, ++count % 2 === 0 ? one : other)] }),
      /found Mul \(operation 0\) with a tensor from outside \[2, 2\], and with a tensor/,
    );
    tf.dispose([one, other]);
  });

  test('refuses a state of another shape, and another collection in another variant', async () => {
    const { tf } = engine;
    await refused(
      ([x]) => ({ state: [tf.sum(x!, 0)] }),
      /found a state of float32 \[2\], expected float32 \[2, 2\]/,
    );
    await refused(([x]) => ({ state: [x!, x!] }), /found a state of .* and .*, expected float32 \[2, 2\]/);
    const steps = compiledSteps(engine, {
      name: 'two kinds',
      variants: [
        ([x]: readonly Tensor2D[]) => ({ state: [x!], collect: [tf.sum(x!)] }),
        ([x]: readonly Tensor2D[]) => ({ state: [x!], collect: [tf.sum(x!, 0)] }),
      ],
      state: [tf.zeros<Rank.R2>([2, 2])],
      perStep: [],
    });
    const expected = /found something to collect of float32 \[2\], expected float32 \[\]/;
    await assert.rejects(steps.run(2, [], [0, 1]), expected);
    steps.dispose();
  });
});
