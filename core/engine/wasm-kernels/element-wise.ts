import { util, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import type { HeapView, WasmBackend } from './wasm-backend.ts';

/** Fills `out` from `a` and `b`; `stepB` is 0 where b is a single value for all of a, else 1. */
type Loop = (a: HeapView, b: HeapView, stepB: 0 | 1, out: HeapView) => void;

// One loop each: a function value called per entry would cost more than the comparison.
const comparisons: Readonly<Record<string, Loop>> = {
  Greater: (a, b, step, out) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! > b[i * step]! ? 1 : 0;
  },
  GreaterEqual: (a, b, step, out) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! >= b[i * step]! ? 1 : 0;
  },
  Less: (a, b, step, out) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! < b[i * step]! ? 1 : 0;
  },
  LessEqual: (a, b, step, out) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! <= b[i * step]! ? 1 : 0;
  },
  Equal: (a, b, step, out) => {
    for (let i = 0; i < out.length; i++) out[i] = a[i]! === b[i * step]! ? 1 : 0;
  },
};

const extrema: Readonly<Record<string, Loop>> = {
  Maximum: (a, b, step, out) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.max(a[i]!, b[i * step]!);
  },
  Minimum: (a, b, step, out) => {
    for (let i = 0; i < out.length; i++) out[i] = Math.min(a[i]!, b[i * step]!);
  },
};

/** Kernels that {@link elementWiseKernel} makes. */
export const elementWiseNames = [...Object.keys(comparisons), ...Object.keys(extrema)];

/**
 * A comparison, maximum or minimum of tensors of one shape, or of a tensor and a single value, in a plain loop over
 * the memory. The stock kernel computes indices for broadcasting at each entry; it is kept for other broadcasts.
 */
export function elementWiseKernel(name: string, stock: KernelFunc): KernelFunc {
  const loop = comparisons[name] ?? extrema[name]!;
  return (args) => {
    const backend = args.backend as WasmBackend;
    const { a, b } = args.inputs as { a: TensorInfo; b: TensorInfo };
    const single = util.sizeFromShape(b.shape) === 1 && b.shape.length <= a.shape.length;
    if (a.dtype !== b.dtype || !(single || util.arraysEqual(a.shape, b.shape))) return stock(args);
    const out = backend.makeOutput(a.shape, name in comparisons ? 'bool' : a.dtype);
    const [x, y, z] = [a, b, out].map((tensor) => backend.typedArrayFromHeap(tensor));
    loop(x!, y!, single ? 0 : 1, z!);
    return out;
  };
}
