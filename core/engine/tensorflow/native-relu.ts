import {
  engine,
  getKernel,
  registerGradient,
  registerKernel,
  unregisterGradient,
  unregisterKernel,
  zerosLike,
  type GradConfig,
  type KernelFunc,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { NativeBackend, OperationAttribute } from './native-binding.ts';

/** What TensorFlow.js calls it. */
export const backendName = 'tensorflow';

/**
 * Puts TensorFlow's own operations in place of what the package composes of several passes over the
 * activations: `step`, seven operations in 4.22, becomes sign(relu(x)), and the gradient of `relu`, the product
 * of dy with that step, becomes ReluGrad. Values are the same, NaN included for `step`; ReluGrad gives 0 where the
 * activation is NaN, which the loss shows anyway.
 */
export function registerNativeRelu(backend: NativeBackend): void {
  const { TF_ATTR_TYPE: type, TF_FLOAT: value } = backend.binding;
  const float32: readonly OperationAttribute[] = [{ name: 'T', type, value }];
  const stock = getKernel('Step', backendName).kernelFunc;
  unregisterKernel('Step', backendName);
  registerKernel({ kernelName: 'Step', backendName, kernelFunc: stepKernel(backend, float32, stock) });
  registerKernel({
    kernelName: 'ReluGrad',
    backendName,
    kernelFunc: ({ inputs }) =>
      backend.executeSingleOutput('ReluGrad', float32, [inputs['dy']!, inputs['y']!]),
  });
  unregisterGradient('Relu');
  registerGradient(reluGradient);
  registerGradient(reluGradGradient);
}

/** `step` with slope 0 below zero of a float32 tensor; anything else is left to the stock kernel. */
function stepKernel(
  backend: NativeBackend,
  float32: readonly OperationAttribute[],
  stock: KernelFunc,
): KernelFunc {
  return (parameters) => {
    const x = parameters.inputs['x']!;
    if (x.dtype !== 'float32' || parameters.attrs?.['alpha'] !== 0) return stock(parameters);
    const positive = backend.executeSingleOutput('Relu', float32, [x]);
    const step = backend.executeSingleOutput('Sign', float32, [positive]);
    positive.dispose();
    return step;
  };
}

function reluGrad(dy: Tensor, y: Tensor): Tensor {
  return engine().runKernel('ReluGrad', { dy, y });
}

const reluGradient: GradConfig = {
  kernelName: 'Relu',
  outputsToSave: [true],
  gradFunc: (dy, saved) => ({ x: () => reluGrad(dy as Tensor, saved[0]!) }),
};

/** ReluGrad is linear in dy and, but for the kink, constant in y. */
const reluGradGradient: GradConfig = {
  kernelName: 'ReluGrad',
  inputsToSave: ['y'],
  gradFunc: (dy, saved) => ({
    dy: () => reluGrad(dy as Tensor, saved[0]!),
    y: () => zerosLike(saved[0]!),
  }),
};
