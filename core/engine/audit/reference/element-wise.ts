import { at, broadcastShape, build, type NdArray } from '../nd-array.ts';

/** A function of each entry. */
export function map(scalar: (x: number) => number): (x: NdArray) => NdArray {
  return ({ shape, values }) => ({ shape, values: values.map(scalar) });
}

/** A function of each pair of entries, with broadcasting. */
export function zip(scalar: (x: number, y: number) => number): (a: NdArray, b: NdArray) => NdArray {
  return (a, b) => build(broadcastShape(a.shape, b.shape), (index) => scalar(at(a, index), at(b, index)));
}

/** `condition ? a : b`, entry by entry, with broadcasting. */
export function where(condition: NdArray, a: NdArray, b: NdArray): NdArray {
  const shape = broadcastShape(condition.shape, broadcastShape(a.shape, b.shape));
  return build(shape, (index) => (at(condition, index) === 0 ? at(b, index) : at(a, index)));
}

/** 2/√π ∫₀ˣ exp(−t²) dt by its Taylor series, good to 1e-14 for |x| ≤ 3. */
export function erf(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 100; n++) {
    term *= -(x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
