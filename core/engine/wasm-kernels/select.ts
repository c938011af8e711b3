import { util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from './wasm-backend.ts';

/** `where` on three tensors of one shape, to which TensorFlow.js broadcasts its arguments; else the stock kernel. */
export function selectKernel(stock: KernelFunc): KernelFunc {
  return (args) => {
    const backend = args.backend as WasmBackend;
    const { condition, t, e } = args.inputs as { condition: TensorInfo; t: TensorInfo; e: TensorInfo };
    if (!util.arraysEqual(condition.shape, t.shape) || t.dtype !== e.dtype) return stock(args);
    const out = backend.makeOutput(t.shape, t.dtype);
    const values = backend.typedArrayFromHeap(out);
    const chosen = backend.typedArrayFromHeap(condition);
    const [yes, no] = [backend.typedArrayFromHeap(t), backend.typedArrayFromHeap(e)];
    for (let index = 0; index < values.length; index++) {
      values[index] = chosen[index] === 0 ? no[index]! : yes[index]!;
    }
    return out;
  };
}
