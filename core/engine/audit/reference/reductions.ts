import { at, build, range, sizeOf, withAxis, type NdArray } from '../nd-array.ts';

/** A function of all entries along some axes, which are kept with size 1. */
export function reduce(
  x: NdArray,
  axes: readonly number[],
  combine: (values: readonly number[]) => number,
): NdArray {
  const along = axes.map((axis) => x.shape[axis]!);
  const shape = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  return build(shape, (index) => {
    const entries = range(sizeOf(along)).map((flat) => {
      let rest = flat;
      let own: readonly number[] = index;
      for (const axis of axes.toReversed()) {
        own = withAxis(own, axis, rest % x.shape[axis]!);
        rest = Math.floor(rest / x.shape[axis]!);
      }
      return at(x, own);
    });
    return combine(entries);
  });
}

/** The same without the reduced axes. */
export function squeezed({ shape, values }: NdArray, axes: readonly number[]): NdArray {
  return { shape: shape.filter((_, axis) => !axes.includes(axis)), values };
}

export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
export const average = (values: readonly number[]): number => total(values) / values.length;
export const logSumExp = (values: readonly number[]): number => Math.log(total(values.map(Math.exp)));

/** Running sums along an axis. */
export function cumsum(x: NdArray, axis: number, exclusive: boolean, reverse: boolean): NdArray {
  return build(x.shape, (index) => {
    const own = index[axis]!;
    const before = (other: number): boolean => (reverse ? other > own : other < own);
    const taken = range(x.shape[axis]!).filter((other) => before(other) || (!exclusive && other === own));
    return total(taken.map((other) => at(x, withAxis(index, axis, other))));
  });
}

/** x − log Σ exp(x) along the last axis. */
export function logSoftmax(x: NdArray): NdArray {
  const last = x.shape.length - 1;
  const normaliser = reduce(x, [last], logSumExp);
  return build(x.shape, (index) => at(x, index) - at(normaliser, index));
}
