import type { DataType as TensorType, KernelBackend, Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { Engine } from '../engine.ts';

/** What the addon says of a tensor that TensorFlow made. */
export interface NativeTensor {
  readonly id: number;
  readonly shape: number[];
  /** Of TensorFlow's `DataType`. */
  readonly dtype: number;
}

/** An attribute of an operation as the package's kernels give it. */
export interface EagerAttribute {
  readonly name: string;
  /** An enumerator TF_ATTR_… of the addon. */
  readonly type: number;
  readonly value: unknown;
}

/** Where the backend keeps a tensor: in JavaScript until it is first used, then under a number of the addon. */
interface Stored {
  readonly values: Float32Array | Int32Array | Uint8Array | null;
}

/** What of the addon makes, runs and frees graphs. */
interface GraphBinding {
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_FLOAT: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_TYPE: number;
  loadSavedModel(folder: string, tags: string): number;
  runSavedModel(id: number, tensors: readonly number[], inputs: string, outputs: string): NativeTensor[];
  deleteSavedModel(id: number): void;
}

/** TensorFlow.js' backend over the addon, as far as recording and graphs need it. */
export interface GraphBackend extends KernelBackend {
  readonly binding: GraphBinding;
  readonly tensorMap: { get(dataId: object): Stored };
  executeSingleOutput(
    name: string,
    attributes: readonly EagerAttribute[],
    inputs: readonly TensorInfo[],
  ): Tensor;
  executeMultipleOutputs(
    name: string,
    attributes: readonly EagerAttribute[],
    inputs: readonly TensorInfo[],
    outputs: number,
  ): Tensor[];
  /** The addon's numbers of tensors, which are uploaded where they still lie in JavaScript. */
  getInputTensorIds(tensors: readonly TensorInfo[]): number[];
  createOutputTensor(made: NativeTensor): Tensor;
  write(values: unknown, shape: number[], dtype: TensorType): object;
}

/** The backend where it runs graphs of TensorFlow, nothing where not. */
export function graphBackend({ tf }: Engine): GraphBackend | undefined {
  const backend = tf.backend() as Partial<GraphBackend>;
  return typeof backend.binding?.loadSavedModel === 'function' ? (backend as GraphBackend) : undefined;
}
