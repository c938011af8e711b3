import {
  backend_util,
  dispose,
  engine,
  getKernel,
  registerKernel,
  tensor4d,
  unregisterKernel,
  type KernelFunc,
  type NamedTensorMap,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

type PoolArguments = Parameters<typeof backend_util.computePool2DInfo>;

const correctedBackends = new Set<string>();

/**
 * Corrects a backend's gradient of avgPool for padding. Forward, a window averages over the pixels it covers; the
 * kernels of TensorFlow.js 4.22 on cpu, wasm and webgpu divide dy by the window's whole area all the same. They are
 * right once dy is multiplied by area / pixels covered. Further calls do
 * nothing.
 */
export function correctAvgPoolGrad(backendName: string): void {
  if (correctedBackends.has(backendName)) return;
  correctedBackends.add(backendName);
  const stock = getKernel('AvgPoolGrad', backendName);
  unregisterKernel('AvgPoolGrad', backendName);
  registerKernel({ ...stock, kernelFunc: corrected(stock.kernelFunc) });
}

function corrected(stock: KernelFunc): KernelFunc {
  return (args) => {
    const { dy, input } = args.inputs as { dy: TensorInfo; input: TensorInfo };
    const { filterSize, strides, pad } = args.attrs!;
    const info = backend_util.computePool2DInfo(
      input.shape as PoolArguments[0],
      filterSize as PoolArguments[1],
      strides as PoolArguments[2],
      1,
      pad as PoolArguments[4],
    );
    const factors = areaOverCovered(info);
    if (factors.every((factor) => factor === 1)) return stock(args);
    const scale = tensor4d(factors, [1, info.outHeight, info.outWidth, 1]);
    const scaled = engine().runKernel<Tensor>('Multiply', { a: dy, b: scale } as unknown as NamedTensorMap);
    const dx = stock({ ...args, inputs: { input, dy: scaled } });
    dispose([scale, scaled]);
    return dx;
  };
}

/** For each output pixel, the window's area over the number of its pixels within the image, row-major. */
function areaOverCovered(info: backend_util.Conv2DInfo): Float32Array {
  const covered = (index: number, stride: number, before: number, window: number, size: number): number => {
    const first = index * stride - before;
    return Math.min(size, first + window) - Math.max(0, first);
  };
  const { outHeight, outWidth, filterHeight, filterWidth, padInfo } = info;
  return Float32Array.from({ length: outHeight * outWidth }, (_, index) => {
    const row = Math.floor(index / outWidth);
    const rows = covered(row, info.strideHeight, padInfo.top, filterHeight, info.inHeight);
    const columns = covered(index % outWidth, info.strideWidth, padInfo.left, filterWidth, info.inWidth);
    return (filterHeight * filterWidth) / (rows * columns);
  });
}
