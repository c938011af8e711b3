/** A float64 array of any rank, row-major: what the references of the audit compute with. */
export interface NdArray {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** Number of entries of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** The array whose entry at each index is what `entry` says. */
export function build(shape: readonly number[], entry: (index: readonly number[]) => number): NdArray {
  const index = shape.map(() => 0);
  const values = Float64Array.from({ length: sizeOf(shape) }, () => {
    const value = entry(index);
    for (let axis = shape.length - 1; axis >= 0 && ++index[axis]! === shape[axis]; axis--) index[axis] = 0;
    return value;
  });
  return { shape, values };
}

/**
 * An entry. The index may have more axes than the array: like NumPy's broadcasting, the last axes count, and an axis
 * of size 1 has one entry for every index.
 */
export function at({ shape, values }: NdArray, index: readonly number[]): number {
  const skipped = index.length - shape.length;
  let flat = 0;
  for (let axis = 0; axis < shape.length; axis++) {
    flat = flat * shape[axis]! + (shape[axis] === 1 ? 0 : index[skipped + axis]!);
  }
  return values[flat]!;
}

/** The shape of an operation on two arrays, entry by entry, with broadcasting. */
export function broadcastShape(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const [x, y] = [a[axis - rank + a.length] ?? 1, b[axis - rank + b.length] ?? 1];
    return x === 1 ? y : x;
  });
}

/** `index` with one axis replaced. */
export function withAxis(index: readonly number[], axis: number, value: number): number[] {
  return index.map((own, position) => (position === axis ? value : own));
}

/** 0, …, count − 1. */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
