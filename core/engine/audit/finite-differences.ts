import type { NdArray } from './nd-array.ts';

/** Error of the second order in it is 1e-10, that of rounding 1e-11: both far below any float32. */
const step = 1e-5;

/**
 * Gradient of Σ cotangent ∘ f(arguments) with respect to one argument, by central differences in float64.
 *
 * @param which the argument's position
 * @returns an array of that argument's shape
 */
export function gradientByDifferences(
  f: (...arrays: NdArray[]) => NdArray,
  inputs: readonly NdArray[],
  which: number,
  cotangent: NdArray,
): NdArray {
  const { shape, values } = inputs[which]!;
  const weightedSum = (entry: number, shift: number): number => {
    const shifted = values.slice();
    shifted[entry]! += shift;
    const output = f(...inputs.map((own, index) => (index === which ? { shape, values: shifted } : own)));
    return output.values.reduce((sum, value, index) => sum + value * cotangent.values[index]!, 0);
  };
  return {
    shape,
    values: values.map((_, entry) => (weightedSum(entry, step) - weightedSum(entry, -step)) / (2 * step)),
  };
}
