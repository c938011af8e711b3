import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { EagerAttribute, GraphBackend } from './graph-backend.ts';

/** One operation as the backend ran it. */
export interface Call {
  readonly operation: string;
  readonly attributes: readonly EagerAttribute[];
  readonly inputs: readonly TensorInfo[];
  readonly outputs: readonly TensorInfo[];
}

/** Values that JavaScript gave a tensor. */
export type HostValues = Float32Array | Int32Array | Uint8Array;

export interface Recording<T> {
  readonly result: T;
  /** In the order in which they ran. */
  readonly calls: readonly Call[];
  /** What JavaScript made meanwhile, by where the backend keeps it. */
  readonly numbers: ReadonlyMap<object, HostValues>;
  /** What was read back to JavaScript meanwhile, where it is kept; not those that only a check of indices read. */
  readonly reads: readonly object[];
}

/**
 * Runs an action as ever, and writes down every operation that it has TensorFlow do. All kernels of TensorFlow.js for
 * TensorFlow, gradients included, go through two methods of the backend, which are covered for that time.
 */
export function recordCalls<T>(backend: GraphBackend, action: () => T): Recording<T> {
  const calls: Call[] = [];
  const numbers = new Map<object, HostValues>();
  const reads: object[] = [];
  const below = {
    single: backend.executeSingleOutput.bind(backend),
    multiple: backend.executeMultipleOutputs.bind(backend),
    write: backend.write.bind(backend),
    readSync: backend.readSync.bind(backend),
  };

  /** The kernel of GatherV2 reads its indices to see that none is out of bounds, and goes on with the tensor. */
  const excuseCheck = (operation: string, inputs: readonly TensorInfo[]): void => {
    const check = operation === 'GatherV2' ? reads.lastIndexOf(inputs[1]!.dataId) : -1;
    if (check >= 0) reads.splice(check, 1);
  };
  const covers: Partial<GraphBackend> = {
    executeSingleOutput(operation, attributes, inputs): Tensor {
      excuseCheck(operation, inputs);
      const output = below.single(operation, attributes, inputs);
      calls.push({ operation, attributes, inputs: [...inputs], outputs: [output] });
      return output;
    },
    executeMultipleOutputs(operation, attributes, inputs, count): Tensor[] {
      const outputs = below.multiple(operation, attributes, inputs, count);
      calls.push({ operation, attributes, inputs: [...inputs], outputs });
      return outputs;
    },
    write(values, shape, dtype): object {
      const dataId = below.write(values, shape, dtype);
      if (ArrayBuffer.isView(values)) numbers.set(dataId, (values as HostValues).slice());
      return dataId;
    },
    readSync(dataId) {
      if (!numbers.has(dataId)) reads.push(dataId);
      return below.readSync(dataId);
    },
  };
  Object.assign(backend, covers);
  try {
    return { result: action(), calls, numbers, reads };
  } finally {
    // Below lie the methods of the class.
    for (const name of Object.keys(covers)) Reflect.deleteProperty(backend, name);
  }
}
