import type { Rank, Tensor } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { gpus, type Benchmark, type ReadyBenchmark } from '../benchmark.ts';

const bytesOfFloat = Float32Array.BYTES_PER_ELEMENT;
/** 64 MiB: more than a processor's cache holds. */
const passLength = 2 ** 24;
/** Operations in a chain that is dispatched at once. */
const chain = 200;
/** 1 MiB. */
const copyLength = 2 ** 18;

const shared = { group: 'calibration', arithmetic: 'engine' } as const;

/** A call that leaves one tensor behind; `finish` reads one number of it, which its device must have reached. */
function leavingOne<T extends Tensor>(
  { tf }: Engine,
  members: number,
  work: ReadyBenchmark['work'],
  inputs: readonly T[],
  make: (inputs: readonly T[]) => Tensor,
): ReadyBenchmark {
  let placed = inputs;
  let last: Tensor | undefined;
  return {
    members,
    work,
    call: () => {
      last?.dispose();
      last = make(placed);
    },
    finish: async () => {
      const one = tf.tidy(() => tf.slice(tf.reshape(last!, [last!.size]), [0], [1]));
      await one.data();
      one.dispose();
    },
    move: () => {
      const before = placed;
      placed = before.map((input) => tf.add<T>(input, 0));
      tf.dispose([...before]);
    },
    dispose: () => tf.dispose([...placed, ...(last === undefined ? [] : [last])]),
  };
}

/** Rows that depend on nothing random: products of them stay finite. */
function ramp({ tf }: Engine, side: number): Tensor<Rank.R2> {
  const values = new Float32Array(side * side);
  for (let i = 0; i < values.length; i++) values[i] = ((i % 97) - 48) / (48 * side);
  return tf.tensor2d(values, [side, side]);
}

function matMul(side: number): Benchmark {
  return {
    ...shared,
    id: `calibration/matmul-${side}`,
    phase: 'kernel',
    what: `product of two ${side} × ${side} float32 matrices`,
    per: 'product',
    ...(side > 1024 ? { on: gpus } : {}),
    ready: ({ engine }) => {
      const inputs = [ramp(engine, side), ramp(engine, side)];
      const work = { flop: 2 * side ** 3, bytes: 3 * side ** 2 * bytesOfFloat };
      return leavingOne(engine, 1, work, inputs, ([left, right]) => engine.tf.matMul(left!, right!));
    },
  };
}

const memoryPass: Benchmark = {
  ...shared,
  id: 'calibration/memory-pass',
  phase: 'kernel',
  what: `sum of two arrays of ${passLength} float32`,
  per: 'pass',
  ready: ({ engine }) => {
    const inputs = [engine.tf.ones([passLength]), engine.tf.ones([passLength])];
    const work = { flop: passLength, bytes: 3 * passLength * bytesOfFloat };
    return leavingOne(engine, 1, work, inputs, ([x, y]) => engine.tf.add(x!, y!));
  },
};

const dispatch: Benchmark = {
  ...shared,
  id: 'calibration/dispatch',
  phase: 'latency',
  what: `one of ${chain} additions of single numbers, each of the one before`,
  per: 'operation',
  ready: ({ engine }) => {
    const { tf } = engine;
    const chained = ([one]: readonly Tensor[]): Tensor =>
      tf.tidy(() => {
        let sum = one!;
        for (let i = 0; i < chain; i++) sum = tf.add(sum, one!);
        return sum;
      });
    return leavingOne(engine, chain, { flop: 1, bytes: 3 * bytesOfFloat }, [tf.ones([1])], chained);
  },
};

const copyToDevice: Benchmark = {
  ...shared,
  id: 'calibration/host-to-device',
  phase: 'copy',
  what: `${copyLength} float32 to the device, and one number of them back`,
  per: 'copy',
  ready: ({ engine }) => {
    const values = new Float32Array(copyLength).fill(1);
    const { tf } = engine;
    // Read before the next copy: some engines copy when a tensor is first used.
    const call = async (): Promise<void> => {
      const [copied, one] = tf.tidy(() => {
        const whole = tf.tensor1d(values);
        return [whole, tf.slice(whole, [copyLength - 1], [1])] as const;
      });
      await one.data();
      tf.dispose([copied, one]);
    };
    const work = { flop: 0, bytes: copyLength * bytesOfFloat };
    return { members: 1, work, call, finish: () => Promise.resolve(), dispose: () => undefined };
  },
};

const copyToHost: Benchmark = {
  ...shared,
  id: 'calibration/device-to-host',
  phase: 'copy',
  what: `negation of ${copyLength} float32 on the device, and all of them back`,
  per: 'copy',
  ready: ({ engine: { tf } }) => {
    const values = tf.ones([copyLength]);
    // Of a new tensor each time: some engines keep what was once read.
    const call = async (): Promise<void> => {
      const fresh = tf.neg(values);
      await fresh.data();
      fresh.dispose();
    };
    const work = { flop: copyLength, bytes: copyLength * bytesOfFloat };
    return {
      members: 1,
      work,
      call,
      finish: () => Promise.resolve(),
      dispose: () => {
        values.dispose();
      },
    };
  },
};

/** What a device does with nothing of this project: its roofline, latency and copies. */
export const benchmarks: readonly Benchmark[] = [
  ...[256, 512, 1024, 4096].map(matMul),
  memoryPass,
  dispatch,
  copyToDevice,
  copyToHost,
];
