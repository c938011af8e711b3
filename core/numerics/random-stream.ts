import { createHash } from 'node:crypto';
import { TorchGenerator } from './torch-generator.ts';

/** Numbers whose places can change: an array, or a typed one. */
interface Places {
  readonly length: number;
  [place: number]: number;
}

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

  /**
   * Puts values into an order drawn evenly from all orders, in place (Fisher and Yates, from the last place down).
   *
   * @param start first place that is shuffled
   * @param end place after the last
   */
  shuffle(values: Places, start = 0, end = values.length): void {
    for (let last = end - 1; last > start; last--) swap(values, last, this.integer(start, last));
  }

  /** Shuffles the first `count` places, in place, each drawn from all that follow: from the first place up. */
  shuffleFirst(values: Places, count: number): void {
    for (let i = 0; i < count; i++) swap(values, i, this.integer(i, values.length - 1));
  }
}

function swap(values: Places, one: number, other: number): void {
  const kept = values[one]!;
  values[one] = values[other]!;
  values[other] = kept;
}
