import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { floats, type WasmBackend } from './wasm-backend.ts';

/** Rows that are added before a sum is read and written: memory is the cost here. */
const together = 4;

/** Sum over the rows of a matrix [rows, columns], added in float64. */
export const columnSumsKernel: KernelFunc = ({ inputs, backend: anyBackend }) => {
  const backend = anyBackend as WasmBackend;
  const { x } = inputs as { x: TensorInfo };
  const [rows, columns] = x.shape as [number, number];
  const out = backend.makeOutput([columns], 'float32');
  const values = floats(backend, x);
  const sums = new Float64Array(columns);
  const whole = rows - (rows % together);
  for (let row = 0; row < whole; row += together) {
    const first = row * columns;
    for (let i = first, column = 0; column < columns; column++, i++) {
      const upper = values[i]! + values[i + columns]!;
      sums[column]! += upper + (values[i + 2 * columns]! + values[i + 3 * columns]!);
    }
  }
  for (let i = whole * columns; i < rows * columns; i++) sums[i % columns]! += values[i]!;
  floats(backend, out).set(sums);
  return out;
};
