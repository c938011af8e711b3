import { createHash } from 'node:crypto';
import { TorchGenerator } from './torch-generator.ts';

/**
 * Float64 draws that depend on a name and a seed only: two streams of different names are unrelated even at
 * one seed. The generator is mt19937, seeded with the first 32 bits of SHA-256 of "name seed".
 */
export class RandomStream {
  readonly #generator: TorchGenerator;
  /** The sine partner of the last normal. */
  #kept: number | undefined;

  /**
   * @param name what is drawn, for example `linear/basin`
   * @param seed any number; seeds that print alike give the same stream
   */
  constructor(name: string, seed: number) {
    this.#generator = new TorchGenerator(
      createHash('sha256').update(`${name} ${seed}`).digest().readUInt32BE(0),
    );
  }

  /** Uniform in [low, high), 53 bits. */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.#generator.uniformDouble();
  }

  /** Log-uniform in [low, high), both positive. */
  logUniform(low: number, high: number): number {
    return low * Math.exp(this.uniform(0, Math.log(high / low)));
  }

  /** Uniform over the integers low, …, high, both included. */
  integer(low: number, high: number): number {
    return Math.floor(this.uniform(low, high + 1));
  }

  /** −1 or 1, equally likely. */
  sign(): 1 | -1 {
    return this.uniform(0, 1) < 0.5 ? -1 : 1;
  }

  /** Standard normal by Box–Muller, in pairs. */
  normal(): number {
    if (this.#kept !== undefined) {
      const value = this.#kept;
      this.#kept = undefined;
      return value;
    }
    const angle = this.uniform(0, 2 * Math.PI);
    const radius = Math.sqrt(-2 * Math.log1p(-this.uniform(0, 1)));
    this.#kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** Uniform on the unit sphere: length `dimension`, norm 1. */
  direction(dimension: number): number[] {
    const normals = Array.from({ length: dimension }, () => this.normal());
    const length = Math.hypot(...normals);
    return normals.map((value) => value / length);
  }
}
