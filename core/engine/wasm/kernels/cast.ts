import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmBackend } from './wasm-backend.ts';

/** cast; to bool, everything but 0 is true. The stock kernel of 4.22 keeps the integer part's lowest byte. */
export function castKernel(stock: KernelFunc): KernelFunc {
  return (args) => {
    const { x } = args.inputs as { x: TensorInfo };
    if (args.attrs?.['dtype'] !== 'bool' || x.dtype === 'bool') return stock(args);
    const backend = args.backend as WasmBackend;
    const out = backend.makeOutput(x.shape, 'bool');
    const from = backend.typedArrayFromHeap(x);
    const to = backend.typedArrayFromHeap(out);
    for (let index = 0; index < to.length; index++) to[index] = from[index] === 0 ? 0 : 1;
    return out;
  };
}
