import type { Engine } from '../core/engine/engine.ts';
import { productFlop } from './product-flop.ts';

/** An operation that an engine ran, with the shapes of what it read and made. */
export interface RanKernel {
  readonly name: string;
  readonly inputShapes: readonly (readonly number[])[];
  readonly outputShapes: readonly (readonly number[])[];
}

/** What operations of one name move and compute. */
export interface Traffic {
  readonly operation: string;
  /** How many of them there are. */
  readonly calls: number;
  /** Bytes of their inputs and of what they make, each whole, at four a number. */
  readonly bytes: number;
  /** Multiplications and additions of products, 0 of everything else. */
  readonly flop: number;
}

/**
 * They move nothing: they give the numbers of another tensor another shape or name, or (`forward`) are functions with a
 * gradient of their own, whose operations are told one by one as well.
 */
const moveNothing: ReadonlySet<string> = new Set(['Reshape', 'Identity', 'ExpandDims', 'Squeeze', 'forward']);

const bytesOfNumber = 4;

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Adds up kernels by their names, those that move most first; those that move nothing are left out. */
export function trafficOf(kernels: readonly RanKernel[]): Traffic[] {
  const found = new Map<string, Traffic>();
  for (const kernel of kernels) {
    if (moveNothing.has(kernel.name)) continue;
    const before = found.get(kernel.name) ?? { operation: kernel.name, calls: 0, bytes: 0, flop: 0 };
    const numbers = [...kernel.inputShapes, ...kernel.outputShapes].reduce(
      (sum, shape) => sum + sizeOf(shape),
      0,
    );
    found.set(kernel.name, {
      operation: kernel.name,
      calls: before.calls + 1,
      bytes: before.bytes + numbers * bytesOfNumber,
      flop: before.flop + productFlop(kernel),
    });
  }
  return [...found.values()].sort((x, y) => y.bytes - x.bytes);
}

/**
 * What the operations of some work move, as TensorFlow.js runs them one by one. A loop inside TensorFlow has the same
 * operations; XLA makes fewer passes of them.
 *
 * @param work with `compile: 'none'`, so that operations are seen
 */
export async function trafficDuring(engine: Engine, work: () => void | Promise<void>): Promise<Traffic[]> {
  const { kernels } = await engine.tf.profile(async () => {
    await work();
    return [];
  });
  return trafficOf(
    kernels.map(({ name, inputShapes, outputShapes }) => ({
      name,
      // An optional input that is not given has no shape.
      inputShapes: inputShapes.filter((shape) => Array.isArray(shape)),
      outputShapes,
    })),
  );
}
