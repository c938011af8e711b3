import {
  env,
  getKernel,
  registerKernel,
  unregisterKernel,
  type KernelFunc,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

const flag = 'WEBGPU_MATMUL_PROGRAM_TYPE';
/** Of the backend's shaders for products the one with small tiles, for any sizes. */
const smallTiles = 2;
/** Inner dimension from which the backend splits it among workgroups. */
const splitFrom = 2000;

/**
 * Keeps products with a long inner dimension from being split along it. The shader of 4.22 that splits them is wrong
 * when the right operand is transposed (gone over as if it were not), and adds the parts in the order in which they
 * end, so that no two runs need give the same bits.
 */
export function correctLongProducts(): void {
  for (const name of ['BatchMatMul', '_FusedMatMul'] as const) {
    const stock = getKernel(name, 'webgpu');
    const corrected: KernelFunc = (args) => {
      const { a } = args.inputs as { a: TensorInfo };
      const { transposeA } = args.attrs as { transposeA: boolean };
      if (a.shape.at(transposeA ? -2 : -1)! < splitFrom) return stock.kernelFunc(args);
      const chosen = env().getNumber(flag);
      env().set(flag, smallTiles);
      try {
        return stock.kernelFunc(args);
      } finally {
        env().set(flag, chosen);
      }
    };
    unregisterKernel(name, 'webgpu');
    registerKernel({ ...stock, kernelFunc: corrected });
  }
}
