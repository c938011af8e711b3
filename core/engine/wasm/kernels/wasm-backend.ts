import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import { version_wasm as installed } from '@tensorflow/tfjs-backend-wasm';
import { Fail } from '../../../fail.ts';

/** The version whose private members the kernels of this folder were written against. */
const writtenFor: string = '4.22.0';

/** Values of a tensor in WebAssembly memory. A view of it dies with the next allocation. */
export type HeapView = Float32Array | Int32Array | Uint8Array;

/** What the backend keeps of a tensor's data; tensors that share data share this record. */
export interface DataRecord {
  /** The number by which WebAssembly knows the data. */
  readonly id: number;
  /** Byte address in WebAssembly memory. */
  readonly memoryOffset: number;
}

/**
 * The members of TensorFlow.js' WebAssembly backend that the kernels of this folder call. They are private to
 * that package: {@link requireKnownBackend} checks its version and that they are there.
 */
export interface WasmBackend {
  readonly wasm: {
    readonly HEAPU8: Uint8Array;
    _malloc(bytes: number): number;
    cwrap(name: string, result: null, parameters: readonly 'number'[]): (...values: number[]) => void;
    readonly tfjs: {
      /** Makes `size` values at a byte address known under a number. */
      registerTensor(id: number, size: number, memoryOffset: number): void;
      /** Forgets the number, and what XNNPACK packed for it. The memory stays. */
      disposeData(id: number): void;
    };
  };
  readonly dataIdMap: { get(dataId: object): DataRecord };
  /** The next unused number. */
  dataIdNextNumber: number;
  makeOutput(shape: readonly number[], dtype: DataType): TensorInfo;
  typedArrayFromHeap(tensor: TensorInfo): HeapView;
  /** Frees the data, unless another tensor shares it. */
  disposeData(dataId: object): boolean;
}

/**
 * @throws Fail (exit 2) when another version is installed, or a member is missing
 */
export function requireKnownBackend(backend: object): WasmBackend {
  const found = backend as Partial<WasmBackend>;
  const known =
    installed === writtenFor &&
    found.makeOutput !== undefined &&
    found.typedArrayFromHeap !== undefined &&
    found.dataIdMap !== undefined &&
    found.wasm?.tfjs.registerTensor !== undefined &&
    typeof found.dataIdNextNumber === 'number';
  if (known) return backend as WasmBackend;
  throw new Fail({
    where: '@tensorflow/tfjs-backend-wasm',
    found: `version ${installed}`,
    expected: `version ${writtenFor}, whose private members our kernels use`,
    next: 'Run "npm ci" to install the locked versions.',
  });
}

/** Float32 values of a tensor in WebAssembly memory. */
export function floats(backend: WasmBackend, tensor: TensorInfo): Float32Array {
  return backend.typedArrayFromHeap(tensor) as Float32Array;
}
