import { at, build, range, sizeOf, withAxis, type NdArray } from '../nd-array.ts';

/** Axis i of the result is axis `order[i]` of x. */
export function transpose(x: NdArray, order: readonly number[]): NdArray {
  const shape = order.map((axis) => x.shape[axis]!);
  return build(shape, (index) => {
    const own = range(order.length);
    order.forEach((axis, position) => (own[axis] = index[position]!));
    return at(x, own);
  });
}

export function reshape(x: NdArray, shape: readonly number[]): NdArray {
  return { shape, values: x.values };
}

/** Arrays one after the other along an axis. */
export function concat(axis: number, ...arrays: readonly NdArray[]): NdArray {
  const sizes = arrays.map((array) => array.shape[axis]!);
  const length = sizes.reduce((sum, size) => sum + size, 0);
  return build(withAxis(arrays[0]!.shape, axis, length), (index) => {
    let own = index[axis]!;
    let which = 0;
    while (own >= sizes[which]!) own -= sizes[which++]!;
    return at(arrays[which]!, withAxis(index, axis, own));
  });
}

/** The block that starts at `begin` and has the given shape. */
export function slice(x: NdArray, begin: readonly number[], shape: readonly number[]): NdArray {
  return build(shape, (index) =>
    at(
      x,
      index.map((own, axis) => own + begin[axis]!),
    ),
  );
}

/** Zeros before and after along each axis. */
export function pad(x: NdArray, paddings: readonly (readonly [number, number])[]): NdArray {
  const shape = x.shape.map((size, axis) => size + paddings[axis]![0] + paddings[axis]![1]);
  return build(shape, (index) => {
    const own = index.map((value, axis) => value - paddings[axis]![0]);
    return own.every((value, axis) => value >= 0 && value < x.shape[axis]!) ? at(x, own) : 0;
  });
}

/** The array repeated along each axis. */
export function tile(x: NdArray, repeats: readonly number[]): NdArray {
  const shape = x.shape.map((size, axis) => size * repeats[axis]!);
  return build(shape, (index) =>
    at(
      x,
      index.map((own, axis) => own % x.shape[axis]!),
    ),
  );
}

/** Entries of an axis in the other order. */
export function reverse(x: NdArray, axis: number): NdArray {
  return build(x.shape, (index) => at(x, withAxis(index, axis, x.shape[axis]! - 1 - index[axis]!)));
}

/** Slices of an axis at integer indices, which take that axis' place. */
export function gather(x: NdArray, indices: NdArray, axis: number): NdArray {
  const shape = [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)];
  const rank = indices.shape.length;
  return build(shape, (index) => {
    const chosen = at(indices, index.slice(axis, axis + rank));
    return at(x, [...index.slice(0, axis), chosen, ...index.slice(axis + rank)]);
  });
}

/** Sums of the slices of x (along its first axis) that have the same segment. */
export function segmentSum(x: NdArray, segments: NdArray, count: number): NdArray {
  const width = sizeOf(x.shape.slice(1));
  const values = new Float64Array(count * width);
  x.values.forEach((value, flat) => {
    values[segments.values[Math.floor(flat / width)]! * width + (flat % width)]! += value;
  });
  return { shape: [count, ...x.shape.slice(1)], values };
}
