import type { RanKernel } from './step-traffic.ts';

type Shape = readonly number[];

function product(sizes: Shape): number {
  return sizes.reduce((all, size) => all * size, 1);
}

/** Each entry of the result is a sum over what the left operand's matrix has beside the result's rows. */
function matrixProduct([left]: readonly Shape[], [out]: readonly Shape[]): number {
  const [rows, inner] = [out!.at(-2)!, product(left!.slice(-2))];
  return (2 * product(out!) * inner) / rows;
}

/** Each entry of the images made is a sum over a filter's window and its channels. */
function convolution([, filter]: readonly Shape[], [out]: readonly Shape[]): number {
  return 2 * product(out!) * product(filter!.slice(0, 3));
}

/** As many products as forwards: each entry of the gradient times a window of the images. */
function byFilter([, gradient]: readonly Shape[], [filter]: readonly Shape[]): number {
  return 2 * product(gradient!) * product(filter!.slice(0, 3));
}

function byImages([gradient, filter]: readonly Shape[]): number {
  return 2 * product(gradient!) * product(filter!.slice(0, 3));
}

const counts: Readonly<Record<string, (inputs: readonly Shape[], outputs: readonly Shape[]) => number>> = {
  BatchMatMul: matrixProduct,
  _FusedMatMul: matrixProduct,
  Conv2D: convolution,
  Conv2DBackpropFilter: byFilter,
  Conv2DBackpropInput: byImages,
};

/** Multiplications and additions of a product of matrices or a convolution, from its shapes; 0 of any other operation. */
export function productFlop({ name, inputShapes, outputShapes }: RanKernel): number {
  return counts[name]?.(inputShapes, outputShapes) ?? 0;
}
