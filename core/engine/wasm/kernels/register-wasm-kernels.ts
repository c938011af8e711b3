import {
  backend as currentBackend,
  getKernel,
  registerKernel,
  unregisterKernel,
  type KernelConfig,
  type KernelFunc,
} from '@tensorflow/tfjs-core';
import { correctAvgPoolGrad } from '../../corrections/avg-pool-grad.ts';
import { batchMatMulKernel } from './batch-mat-mul.ts';
import { castKernel } from './cast.ts';
import { columnSumsKernel } from './column-sums.ts';
import { conv2DKernel } from './conv2d.ts';
import { conv2DBackpropFilterKernel } from './conv2d-backprop-filter.ts';
import { conv2DBackpropInputKernel } from './conv2d-backprop-input.ts';
import { fusedMatMul } from './fused-mat-mul.ts';
import { gather } from './gather.ts';
import { MatrixProduct } from './matrix-product.ts';
import { maxPoolGrad } from './max-pool-grad.ts';
import { oneHot } from './one-hot.ts';
import { sliceKernel } from './slice.ts';
import { tile } from './tile.ts';
import { unsortedSegmentSum } from './unsorted-segment-sum.ts';
import { requireKnownBackend } from './wasm-backend.ts';

let registered = false;

/**
 * Puts our kernels in place of those of TensorFlow.js' WebAssembly backend that are missing, slow or wrong.
 * To be called when that backend is set; further calls do nothing.
 *
 * @throws Fail (exit 2) when another version of the backend is installed
 */
export function registerWasmKernels(): void {
  if (registered) return;
  const product = new MatrixProduct(requireKnownBackend(currentBackend()));
  add('Conv2DBackpropFilter', conv2DBackpropFilterKernel(product));
  add('ColumnSums', columnSumsKernel);
  add('UnsortedSegmentSum', unsortedSegmentSum);
  replace('BatchMatMul', (stock) => batchMatMulKernel(product, stock));
  replace('Conv2D', conv2DKernel);
  replace('Conv2DBackpropInput', conv2DBackpropInputKernel);
  replace('Cast', castKernel);
  replace('_FusedMatMul', () => fusedMatMul);
  replace('MaxPoolGrad', () => maxPoolGrad);
  replace('OneHot', () => oneHot);
  replace('GatherV2', () => gather);
  replace('Tile', () => tile);
  replace('Slice', sliceKernel);
  correctAvgPoolGrad('wasm');
  registered = true;
}

function add(kernelName: string, kernelFunc: KernelFunc): void {
  registerKernel({ kernelName, backendName: 'wasm', kernelFunc });
}

function replace(kernelName: string, make: (stock: KernelFunc) => KernelFunc): void {
  const stock: KernelConfig = getKernel(kernelName, 'wasm');
  unregisterKernel(kernelName, 'wasm');
  // With the stock kernel's set-up, which the backend runs each time it is set: ours call the stock kernel.
  registerKernel({ ...stock, kernelFunc: make(stock.kernelFunc) });
}
