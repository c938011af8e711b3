import type {
  _FusedMatMulAttrs as FusedMatMulAttrs,
  KernelFunc,
  NamedAttrMap,
  TensorInfo,
} from '@tensorflow/tfjs-core';
import { runKernel } from './run-kernel.ts';
import type { WasmBackend } from './wasm-backend.ts';

/** Kernel of each activation that `tf.fused.matMul` takes. */
const activations: Readonly<Record<string, string | undefined>> = {
  relu: 'Relu',
  relu6: 'Relu6',
  elu: 'Elu',
  sigmoid: 'Sigmoid',
  prelu: 'Prelu',
  leakyrelu: 'LeakyRelu',
};

/**
 * activation(op(A) op(B) + bias) as one kernel after the other. The stock kernel of 4.22 leaves bias and
 * activation out when the product is batched or transposed.
 */
export const fusedMatMul: KernelFunc = ({ inputs, backend: anyBackend, attrs }) => {
  const backend = anyBackend as WasmBackend;
  const {
    a,
    b,
    bias,
    preluActivationWeights: slopes,
  } = inputs as Record<string, TensorInfo | null | undefined>;
  const { transposeA, transposeB, activation, leakyreluAlpha } = attrs as unknown as FusedMatMulAttrs;
  let result = runKernel(backend, 'BatchMatMul', { a: a!, b: b! }, { transposeA, transposeB });
  const follow = (name: string, others: Record<string, TensorInfo>, attributes: NamedAttrMap): void => {
    // Each of these kernels takes its operand under one of two names.
    const next = runKernel(backend, name, { a: result, x: result, ...others }, attributes);
    backend.disposeData(result.dataId);
    result = next;
  };
  if (bias != null) follow('Add', { b: bias }, {});
  if (activation === 'linear') return result;
  const kernel = activations[activation];
  if (kernel === undefined) throw new Error(`fused.matMul: unknown activation ${activation}`);
  follow(kernel, slopes == null ? {} : { alpha: slopes }, { alpha: leakyreluAlpha ?? 0 });
  return result;
};
