import { RandomStream } from '../../numerics/random-stream.ts';
import { difference, type Pair } from './difference.ts';
import { gradientByDifferences } from './finite-differences.ts';
import { drawInput } from './input.ts';
import { sizeOf, type NdArray } from './nd-array.ts';
import { defaultTolerance, type Operation, type OperationCase, type Tensor, type Tf } from './operation.ts';
import type { Outcome } from './outcome.ts';

/** Runs every case of an operation on an engine and compares it with the float64 reference. */
export async function auditForward(tf: Tf, name: string, operation: Operation): Promise<Outcome> {
  return firstFailure(operation, async (one) => {
    const arrays = drawArguments(name, one);
    const got = tf.tidy(() => one.run(tf, ...upload(tf, one, arrays)));
    return [{ got: await download(got), expected: one.reference(...arrays) }];
  });
}

/** The same for the gradients with respect to the float32 arguments, against finite differences. */
export async function auditGradient(tf: Tf, name: string, operation: Operation): Promise<Outcome> {
  return firstFailure(operation, async (one) => {
    const arrays = drawArguments(name, one);
    const cotangent = drawCotangent(name, one, arrays);
    const floats = one.inputs.flatMap((input, index) => (input.dtype === 'float32' ? [index] : []));
    const gradients = tf.tidy(() => {
      const tensors = upload(tf, one, arrays);
      const withFloats = (...values: Tensor[]): Tensor =>
        one.run(tf, ...tensors.map((own, index) => values[floats.indexOf(index)] ?? own));
      const dy = tf.tensor(Float32Array.from(cotangent.values), [...cotangent.shape]);
      return tf.grads(withFloats)(
        floats.map((index) => tensors[index]!),
        dy,
      );
    });
    const pairs: Pair[] = [];
    for (const [position, index] of floats.entries()) {
      const expected = gradientByDifferences(one.reference, arrays, index, cotangent);
      pairs.push({ got: await download(gradients[position]!), expected });
    }
    return pairs;
  });
}

async function firstFailure(
  operation: Operation,
  compute: (one: OperationCase) => Promise<readonly Pair[]>,
): Promise<Outcome> {
  for (const one of operation.cases) {
    try {
      for (const pair of await compute(one)) {
        const finding = difference(pair, operation.tolerance ?? defaultTolerance);
        if (finding !== undefined) return { state: 'wrong', case: one.label, finding };
      }
    } catch (error) {
      const [finding = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
      return { state: 'throws', case: one.label, finding };
    }
  }
  return { state: 'right' };
}

function drawArguments(name: string, one: OperationCase): NdArray[] {
  const stream = new RandomStream(`audit/${name}/${one.label}`, 0);
  return one.inputs.map((input) => drawInput(input, stream));
}

function upload(tf: Tf, one: OperationCase, arrays: readonly NdArray[]): Tensor[] {
  return arrays.map(({ shape, values }, index) => {
    const { dtype } = one.inputs[index]!;
    const typed = dtype === 'float32' ? Float32Array.from(values) : Int32Array.from(values);
    return tf.tensor(typed, [...shape], dtype);
  });
}

function drawCotangent(name: string, one: OperationCase, arrays: readonly NdArray[]): NdArray {
  const stream = new RandomStream(`audit/${name}/${one.label}/cotangent`, 0);
  const { shape } = one.reference(...arrays);
  return { shape, values: Float64Array.from({ length: sizeOf(shape) }, () => Math.fround(stream.normal())) };
}

async function download(tensor: Tensor): Promise<NdArray> {
  const values = Float64Array.from((await tensor.data()) as ArrayLike<number>);
  tensor.dispose();
  return { shape: tensor.shape, values };
}
