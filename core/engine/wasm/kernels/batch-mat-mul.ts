import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { MatrixProduct } from './matrix-product.ts';
import { planMatMul, type MatMulPlan } from './mat-mul-plan.ts';
import { runKernel } from './run-kernel.ts';
import { floats, type WasmBackend } from './wasm-backend.ts';

/**
 * Whether XNNPACK's product of one pair of matrices beats the stock scalar loop. XNNPACK takes about a microsecond
 * a call and packs the right operand at the cost of some six scalar multiplications an entry; its own
 * multiplications are nearly free beside that. The numbers were chosen by timing both on an x86-64 server.
 */
function packingPays({ rows, inner, columns }: MatMulPlan): boolean {
  return (rows - 6) * inner * columns > 1000;
}

/** The stock loop repeats an operand for all products or for none. */
function stockBroadcasts({ count }: MatMulPlan): boolean {
  return [count.a, count.b].every((matrices) => matrices === 1 || matrices === count.products);
}

/**
 * matMul by XNNPACK's 2-D product, whatever the flags and batch dimensions: transposed operands are transposed
 * first, and the matrices of a batch are views of the batch's memory. The stock kernel of 4.22 is a scalar loop
 * for anything but a plain 2-D product, returns rubbish for an inner dimension of 0, does not broadcast batch
 * dimensions other than one against many, and reads out of bounds when one tensor's data is the right operand
 * in two shapes.
 *
 * Which loop computes a product, and so its last bits, depends on the sizes of that product alone, never on how many
 * others are in the batch: a member of an ensemble has the same result in any ensemble.
 */
export function batchMatMulKernel(product: MatrixProduct, stock: KernelFunc): KernelFunc {
  return (args) => {
    const backend = args.backend as WasmBackend;
    const { a, b } = args.inputs as { a: TensorInfo; b: TensorInfo };
    const { transposeA, transposeB } = args.attrs as { transposeA: boolean; transposeB: boolean };
    if (a.dtype !== 'float32' || b.dtype !== 'float32') return stock(args);
    const plan = planMatMul(a.shape, b.shape, transposeA, transposeB);
    if (plan.count.products * plan.rows * plan.inner * plan.columns === 0) return zeros(backend, plan.shape);
    const keepsPacked = b.shape.length === 2 && !transposeA && !transposeB;
    if (!keepsPacked && stockBroadcasts(plan) && !packingPays(plan)) return stock(args);
    const left = transposeA ? transposed(backend, a) : a;
    const right = transposeB ? transposed(backend, b) : b;
    const out = backend.makeOutput(plan.shape, 'float32');
    multiplyAll(backend, product, plan, left, right, out);
    if (transposeA) backend.disposeData(left.dataId);
    if (transposeB) backend.disposeData(right.dataId);
    return out;
  };
}

function multiplyAll(
  backend: WasmBackend,
  product: MatrixProduct,
  plan: MatMulPlan,
  left: TensorInfo,
  right: TensorInfo,
  out: TensorInfo,
): void {
  const { count, rows, inner, columns } = plan;
  const a = backend.dataIdMap.get(left.dataId);
  const b = backend.dataIdMap.get(right.dataId);
  const c = backend.dataIdMap.get(out.dataId);
  if (count.b === 1) {
    // One right operand for all: the batch of A is one tall matrix.
    const operand = product.rightOperand(b, inner, columns);
    product.multiply(a.id, operand.id, c.id, rows * count.a, inner, columns);
    if (operand.view) product.drop(operand.id);
    return;
  }
  for (let item = 0; item < count.products; item++) {
    const views = [
      product.view(a, plan.matrixOfA(item) * rows * inner, rows * inner),
      product.view(b, plan.matrixOfB(item) * inner * columns, inner * columns),
      product.view(c, item * rows * columns, rows * columns),
    ] as const;
    product.multiply(...views, rows, inner, columns);
    for (const view of views) product.drop(view);
  }
}

/** A copy with the last two dimensions exchanged. */
function transposed(backend: WasmBackend, x: TensorInfo): TensorInfo {
  const last = x.shape.length - 1;
  const perm = x.shape.map((_, axis) => (axis === last ? last - 1 : axis === last - 1 ? last : axis));
  return runKernel(backend, 'Transpose', { x }, { perm });
}

function zeros(backend: WasmBackend, shape: readonly number[]): TensorInfo {
  const out = backend.makeOutput(shape, 'float32');
  floats(backend, out).fill(0);
  return out;
}
