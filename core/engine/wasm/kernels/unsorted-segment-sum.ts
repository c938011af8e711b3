import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { util } from '@tensorflow/tfjs-core';
import { floats, type WasmBackend } from './wasm-backend.ts';

/**
 * Sums the entries of x that share a segment: the gradient of `gather`, missing in the stock backend. The shape of
 * `segmentIds` is a prefix of x's; a negative segment is left out, as in TensorFlow. float32, summed in float64.
 *
 * @throws Error for a segment of `numSegments` or more
 */
export const unsortedSegmentSum: KernelFunc = ({ inputs, backend: anyBackend, attrs }) => {
  const backend = anyBackend as WasmBackend;
  const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
  const segments = attrs?.['numSegments'] as number;
  const inner = x.shape.slice(segmentIds.shape.length);
  const width = util.sizeFromShape(inner);
  const values = floats(backend, x);
  const sums = new Float64Array(segments * width);
  let from = 0;
  for (const segment of backend.typedArrayFromHeap(segmentIds)) {
    if (segment >= segments) {
      throw new Error(`unsortedSegmentSum: segment ${segment}, expected less than ${segments}`);
    }
    for (let to = segment * width; segment >= 0 && to < (segment + 1) * width; to++)
      sums[to]! += values[from++]!;
    if (segment < 0) from += width;
  }
  const out = backend.makeOutput([segments, ...inner], 'float32');
  floats(backend, out).set(sums);
  return out;
};
