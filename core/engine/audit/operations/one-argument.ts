import type { Input } from '../input.ts';
import type { NdArray } from '../nd-array.ts';
import type { OperationCase, Tensor, Tf } from '../operation.ts';

/** A case with one argument, labelled with its shape and attributes. */
export function oneArgument(
  input: Input,
  attributes: string,
  run: (tf: Tf, x: Tensor) => Tensor,
  expected: (x: NdArray) => NdArray,
): OperationCase {
  const label = `[${input.shape.join()}] ${attributes}`;
  return { label, inputs: [input], run: (tf, x) => run(tf, x), reference: (x) => expected(x) };
}
