import { logFloat32, sinCosFloat32 } from './cephes-float32.ts';
import { MersenneTwister } from './mersenne-twister.ts';

/** From this many values on, PyTorch draws normals in blocks of 16. */
const block = 16;

/**
 * PyTorch's CPU random generator: the same seed gives the same uniform and normal float32 draws as
 * `torch.manual_seed(seed)` followed by the same calls (PyTorch 2.13 on x86-64 with AVX2; without AVX2 PyTorch's
 * own normals differ from these in the last bits). Checked bit for bit against stored draws in the tests.
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
    const from = Math.fround(-bound);
    const range = Math.fround(Math.fround(bound) - from);
    return Float32Array.from({ length: count }, () => this.uniformFloat() * range + from);
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

/** Box–Muller in float32 on one block: eight uniforms give radii, the next eight give angles. */
function transformBlock(values: Float32Array, start: number): void {
  const half = block / 2;
  for (let j = start; j < start + half; j++) {
    const radius = Math.fround(Math.sqrt(Math.fround(-2 * logFloat32(Math.fround(1 - values[j]!)))));
    const { sin, cos } = sinCosFloat32(Math.fround(Math.fround(2 * Math.PI) * values[j + half]!));
    values[j] = radius * cos;
    values[j + half] = radius * sin;
  }
}
