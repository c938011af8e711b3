import type { RandomStream } from '../../numerics/random-stream.ts';
import { sizeOf, type NdArray } from './nd-array.ts';

/** How an argument of an audited operation is drawn. */
export interface Input {
  readonly shape: readonly number[];
  /** Only float32 arguments are differentiated. */
  readonly dtype: 'float32' | 'int32' | 'bool';
  readonly draw: (stream: RandomStream) => number;
}

/** Standard normal. */
export function normal(...shape: number[]): Input {
  return { shape, dtype: 'float32', draw: (stream) => stream.normal() };
}

/** Uniform in [low, high). */
export function uniform(low: number, high: number, ...shape: number[]): Input {
  return { shape, dtype: 'float32', draw: (stream) => stream.uniform(low, high) };
}

/** Uniform over low, …, high. */
export function integers(low: number, high: number, ...shape: number[]): Input {
  return { shape, dtype: 'int32', draw: (stream) => stream.integer(low, high) };
}

/** 0 or 1. */
export function booleans(...shape: number[]): Input {
  return { shape, dtype: 'bool', draw: (stream) => stream.integer(0, 1) };
}

/** Values that float32 represents, so that engine and reference start from the same. */
export function drawInput(input: Input, stream: RandomStream): NdArray {
  const values = Float64Array.from({ length: sizeOf(input.shape) }, () => Math.fround(input.draw(stream)));
  return { shape: input.shape, values };
}
