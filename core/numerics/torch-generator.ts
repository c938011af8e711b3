import { MersenneTwister } from './mersenne-twister.ts';

/** From this many values on, PyTorch draws normals in blocks of 16. */
const block = 16;

/**
 * PyTorch's CPU random generator: the same seed gives the same uniform and normal float32 draws as
 * `torch.manual_seed(seed)` followed by the same calls (PyTorch 2.13; equal to the last few bits, which depend
 * on its build's logarithm and cosine). Checked against stored draws in the tests.
 */
export class TorchGenerator {
  readonly #bits: MersenneTwister;
  /** The sine partner of the last normal that was drawn singly. */
  #kept: number | undefined;

  /** @param seed unsigned 32-bit integer */
  constructor(seed: number) {
    this.#bits = new MersenneTwister(seed);
  }

  /** A float32-grained uniform in [0, 1): the low 24 bits of one draw. */
  uniformFloat(): number {
    return (this.#bits.uint32() & 0xffffff) / 2 ** 24;
  }

  /** A uniform in [0, 1) with 53 bits, from two draws. */
  uniformDouble(): number {
    const high = this.#bits.uint32();
    const low = this.#bits.uint32();
    return ((high & 0x1fffff) * 2 ** 32 + low) / 2 ** 53;
  }

  /** `count` uniforms in [−bound, bound), float32: PyTorch's default weights of `Linear(1/bound², …)`. */
  uniformWeights(count: number, bound: number): Float32Array {
    return Float32Array.from({ length: count }, () => this.uniformFloat() * 2 * bound - bound);
  }

  /** `torch.randn(count)`: float32 standard normals. */
  randn(count: number): Float32Array {
    return count < block
      ? Float32Array.from({ length: count }, () => this.#normalSingly())
      : this.#normalsInBlocks(count);
  }

  /** Box–Muller on doubles; the cosine comes first, the sine is kept for the next call. */
  #normalSingly(): number {
    if (this.#kept !== undefined) {
      const value = this.#kept;
      this.#kept = undefined;
      return value;
    }
    const angle = 2 * Math.PI * this.uniformDouble();
    const radius = Math.sqrt(-2 * Math.log1p(-this.uniformDouble()));
    this.#kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** Box–Muller in place on blocks of 16 uniforms; a remainder redraws the last 16 entries as one block. */
  #normalsInBlocks(count: number): Float32Array {
    const values = Float32Array.from({ length: count }, () => this.uniformFloat());
    for (let start = 0; start + block <= count; start += block) transformBlock(values, start);
    if (count % block !== 0) {
      const start = count - block;
      for (let i = start; i < count; i++) values[i] = this.uniformFloat();
      transformBlock(values, start);
    }
    return values;
  }
}

function transformBlock(values: Float32Array, start: number): void {
  const half = block / 2;
  for (let j = start; j < start + half; j++) {
    const radius = Math.sqrt(-2 * Math.log(1 - values[j]!));
    const angle = 2 * Math.PI * values[j + half]!;
    values[j] = radius * Math.cos(angle);
    values[j + half] = radius * Math.sin(angle);
  }
}
