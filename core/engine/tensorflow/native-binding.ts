import type { KernelBackend, Tensor, TensorInfo } from '@tensorflow/tfjs-core';

/** What of the addon `tfjs_binding.node` we use ourselves. */
export interface NativeBinding {
  /** Version of the loaded libtensorflow. */
  readonly TF_Version: string;
  /** Enumerators of the C API. */
  readonly TF_FLOAT: number;
  readonly TF_ATTR_TYPE: number;
  /** Whether TensorFlow lists a GPU, on which the binding then puts every operation. */
  isUsingGpuDevice(): boolean;
}

/** An attribute of a TensorFlow operation. */
export interface OperationAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: number;
}

/** TensorFlow.js' backend over the addon, as far as we call it. */
export interface NativeBackend extends KernelBackend {
  readonly binding: NativeBinding;
  /** Runs one operation of TensorFlow by its own name. */
  executeSingleOutput(
    name: string,
    attributes: readonly OperationAttribute[],
    inputs: readonly TensorInfo[],
  ): Tensor;
}
