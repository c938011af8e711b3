import type { DataType, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from './wasm-backend.ts';

/**
 * oneHot of any dtype: [*indices] -> [*indices, depth]; an index outside 0 … depth − 1 gives a row without an on
 * value. The stock kernel of 4.22 writes the bits of integers whatever the dtype.
 */
export const oneHot: KernelFunc = ({ inputs, backend: anyBackend, attrs }) => {
  const backend = anyBackend as WasmBackend;
  const { indices } = inputs as { indices: TensorInfo };
  const { dtype, depth, onValue, offValue } = attrs as unknown as {
    dtype: DataType;
    depth: number;
    onValue: number;
    offValue: number;
  };
  const out = backend.makeOutput([...indices.shape, depth], dtype);
  const values = backend.typedArrayFromHeap(out).fill(offValue);
  const wanted = backend.typedArrayFromHeap(indices);
  for (let row = 0; row < wanted.length; row++) {
    const index = wanted[row]!;
    if (index >= 0 && index < depth) values[row * depth + index] = onValue;
  }
  return out;
};
