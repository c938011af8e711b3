import { at, broadcastShape, build, type NdArray } from '../nd-array.ts';

/** op(A) op(B) with batch dimensions broadcast. */
export function matMul(a: NdArray, b: NdArray, transposeA = false, transposeB = false): NdArray {
  const [rows, inner] = lastTwo(a.shape, transposeA);
  const [, columns] = lastTwo(b.shape, transposeB);
  const batch = broadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  return build([...batch, rows, columns], (index) => {
    const item = index.slice(0, -2);
    const [row, column] = index.slice(-2) as [number, number];
    let sum = 0;
    for (let k = 0; k < inner; k++) {
      const left = at(a, [...item, ...(transposeA ? [k, row] : [row, k])]);
      sum += left * at(b, [...item, ...(transposeB ? [column, k] : [k, column])]);
    }
    return sum;
  });
}

function lastTwo(shape: readonly number[], transposed: boolean): readonly [number, number] {
  const [first, second] = shape.slice(-2) as [number, number];
  return transposed ? [second, first] : [first, second];
}
