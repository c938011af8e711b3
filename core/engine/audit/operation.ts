import type * as tfjs from '@tensorflow/tfjs-core';
import type { Input } from './input.ts';
import type { NdArray } from './nd-array.ts';

export type Tf = typeof tfjs;
export type Tensor = tfjs.Tensor;

/** One call of an operation: attributes and shapes fixed, values drawn. */
export interface OperationCase {
  /** Attributes and shapes, for people. */
  readonly label: string;
  readonly inputs: readonly Input[];
  /** The call on an engine. */
  readonly run: (tf: Tf, ...tensors: Tensor[]) => Tensor;
  /** The same in plain float64 loops. */
  readonly reference: (...arrays: NdArray[]) => NdArray;
}

/** A TensorFlow.js operation with the attributes that suites use it with. */
export interface Operation {
  readonly cases: readonly OperationCase[];
  /** Whether it is differentiated with respect to its float32 arguments too. */
  readonly gradient: boolean;
  /** Largest error of an entry allowed, relative to the largest entry. Default {@link defaultTolerance}. */
  readonly tolerance?: number;
}

/**
 * A float32 rounding is 6e-8; the longest sum in the cases has some hundred terms. Right kernels stay below 3e-6 on
 * every engine, wrong ones are off by 1e-3 or more.
 */
export const defaultTolerance = 1e-5;
