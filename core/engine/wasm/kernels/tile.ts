import { util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from './wasm-backend.ts';

/**
 * Repeats x along its axes by copies of whole blocks, also behind `broadcastTo` and so `where`. The stock kernel
 * computes each entry's index, some hundred times slower.
 */
export const tile: KernelFunc = ({ inputs, backend: anyBackend, attrs }) => {
  const backend = anyBackend as WasmBackend;
  const { x } = inputs as { x: TensorInfo };
  const repeats = attrs?.['reps'] as number[];
  const missing = repeats.length - x.shape.length;
  const shape = [...repeats.slice(0, missing).map(() => 1), ...x.shape];
  const out = backend.makeOutput(
    shape.map((size, axis) => size * repeats[axis]!),
    x.dtype,
  );
  if (util.sizeFromShape(out.shape) === 0) return out;
  const bytes = util.bytesPerElement(x.dtype);
  const sizes = (dimensions: readonly number[]): number[] =>
    shape.map((_, axis) => bytes * util.sizeFromShape(dimensions.slice(axis + 1)));
  const [inner, outer] = [sizes(shape), sizes(out.shape)];
  const heap = backend.wasm.HEAPU8;
  const lastRepeated = repeats.findLastIndex((count) => count > 1);
  /** Writes the block of the output that an index into the axes before `axis` has. */
  const write = (axis: number, from: number, to: number): void => {
    if (axis > lastRepeated) {
      heap.copyWithin(to, from, from + (axis === 0 ? bytes * util.sizeFromShape(shape) : inner[axis - 1]!));
      return;
    }
    for (let index = 0; index < shape[axis]!; index++) {
      write(axis + 1, from + index * inner[axis]!, to + index * outer[axis]!);
    }
    const block = shape[axis]! * outer[axis]!;
    // Each copy doubles what is there.
    for (let done = block; done < block * repeats[axis]!; done *= 2) {
      heap.copyWithin(to + done, to, to + Math.min(done, block * repeats[axis]! - done));
    }
  };
  write(0, backend.dataIdMap.get(x.dataId).memoryOffset, backend.dataIdMap.get(out.dataId).memoryOffset);
  return out;
};
