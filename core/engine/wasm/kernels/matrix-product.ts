import type { DataRecord, WasmBackend } from './wasm-backend.ts';

/** Bytes of a float32, and of the integers in which WebAssembly wants shapes. */
const bytes = 4;

/**
 * XNNPACK's product of two row-major float32 matrices, on numbers under which WebAssembly knows their data.
 *
 * XNNPACK packs the right operand on first use and finds the packed copy again by the data's number, without
 * looking at the shape. {@link rightOperand} therefore gives data a new number when it comes in another shape.
 */
export class MatrixProduct {
  readonly #backend: WasmBackend;
  readonly #native: (...values: number[]) => void;
  /** Address of the two shapes [1, rows, inner] and [1, inner, columns] that the native function reads. */
  readonly #shapes: number;
  /** Inner dimension and columns with which data was packed under its own number. */
  readonly #packed = new WeakMap<DataRecord, string>();

  constructor(backend: WasmBackend) {
    this.#backend = backend;
    this.#native = backend.wasm.cwrap(
      'BatchMatMul',
      null,
      Array.from({ length: 9 }, () => 'number' as const),
    );
    this.#shapes = backend.wasm._malloc(6 * bytes) >>> 0;
  }

  /** out = left · right; `left` is rows × inner, `right` inner × columns, all dimensions at least 1. */
  multiply(left: number, right: number, out: number, rows: number, inner: number, columns: number): void {
    const { buffer } = this.#backend.wasm.HEAPU8;
    new Int32Array(buffer, this.#shapes, 6).set([1, rows, inner, 1, inner, columns]);
    this.#native(left, this.#shapes, 3, right, this.#shapes + 3 * bytes, 3, 0, 0, out);
  }

  /** Makes `size` values from `first` on, in data that exists, known under a new number. Copies nothing. */
  view(data: DataRecord, first: number, size: number): number {
    const id = this.#backend.dataIdNextNumber++;
    this.#backend.wasm.tfjs.registerTensor(id, size, data.memoryOffset + first * bytes);
    return id;
  }

  /** Forgets the number of a view and what was packed under it. The data stays. */
  drop(view: number): void {
    this.#backend.wasm.tfjs.disposeData(view);
  }

  /**
   * The number to use for a right operand: its own, so that the packed copy is kept as long as the tensor lives,
   * unless it was packed in another shape before; `view` must then be dropped afterwards.
   */
  rightOperand(data: DataRecord, inner: number, columns: number): { id: number; view: boolean } {
    const shape = `${inner}x${columns}`;
    const before = this.#packed.get(data);
    if (before === undefined) this.#packed.set(data, shape);
    if (before === undefined || before === shape) return { id: data.id, view: false };
    return { id: this.view(data, 0, inner * columns), view: true };
  }
}
