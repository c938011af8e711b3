import { slice_util, util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from './wasm-backend.ts';

/**
 * Part of a tensor, copied in runs as long as memory allows. The stock kernel first copies the whole tensor, each
 * time. Strings are left to it.
 */
export function sliceKernel(stock: KernelFunc): KernelFunc {
  return (args) => {
    const backend = args.backend as WasmBackend;
    const { x } = args.inputs as { x: TensorInfo };
    if (x.dtype === 'string') return stock(args);
    const { begin: wantedBegin, size: wantedSize } = args.attrs as { begin: number[]; size: number[] };
    const [begin, size] = slice_util.parseSliceParams(x, wantedBegin, wantedSize);
    slice_util.assertParamsValid(x, begin!, size!);
    const out = backend.makeOutput(size!, x.dtype);
    if (util.sizeFromShape(size!) > 0) copyRuns(backend, x, out, begin!);
    return out;
  };
}

function copyRuns(backend: WasmBackend, x: TensorInfo, out: TensorInfo, begin: readonly number[]): void {
  const bytes = util.bytesPerElement(x.dtype);
  const heap = backend.wasm.HEAPU8;
  const strides = x.shape.map((_, axis) => bytes * util.sizeFromShape(x.shape.slice(axis + 1)));
  // From the last axis that is cut on, what is taken lies together.
  const cut = x.shape.findLastIndex((length, axis) => out.shape[axis] !== length);
  const run = bytes * util.sizeFromShape(out.shape.slice(Math.max(0, cut)));
  let to = backend.dataIdMap.get(out.dataId).memoryOffset;
  const copy = (axis: number, from: number): void => {
    if (axis >= cut) {
      const first = from + (cut < 0 ? 0 : begin[cut]! * strides[cut]!);
      heap.copyWithin(to, first, first + run);
      to += run;
      return;
    }
    for (let index = 0; index < out.shape[axis]!; index++) {
      copy(axis + 1, from + (begin[axis]! + index) * strides[axis]!);
    }
  };
  copy(0, backend.dataIdMap.get(x.dataId).memoryOffset);
}
