import { refuseParameter } from '../../core/refuse-parameter.ts';
import type { TransformerParameters } from '../../schemas/grokking.d.ts';

export type Operation = TransformerParameters['operation'];

/** All pairs of an operation modulo p and their results, each pair once, one entry a pair. */
export interface ModularTable {
  readonly prime: number;
  /** Left operand, 0 … p − 1. */
  readonly x: Int32Array;
  /** Right operand, 0 … p − 1; never 0 for x/y. */
  readonly y: Int32Array;
  /** x ∘ y modulo p, 0 … p − 1. */
  readonly result: Int32Array;
}

/**
 * The table of an operation: p² pairs, p(p − 1) for x/y, by rising left operand.
 *
 * @throws Fail (exit 2) for x/y where p is not prime: some divisors would have no inverse
 */
export function modularTable(operation: Operation, prime: number): ModularTable {
  const divides = operation === 'x/y';
  if (divides) needsPrime(prime);
  const size = prime * (divides ? prime - 1 : prime);
  const table = {
    prime,
    x: new Int32Array(size),
    y: new Int32Array(size),
    result: new Int32Array(size),
  };
  let pair = 0;
  for (let left = 0; left < prime; left++) {
    for (let right = divides ? 1 : 0; right < prime; right++) {
      // For x/y the left column holds the quotient: (quotient · divisor) / divisor covers every pair once.
      table.x[pair] = divides ? (left * right) % prime : left;
      table.y[pair] = right;
      table.result[pair] = divides
        ? left
        : operation === 'x+y'
          ? (left + right) % prime
          : (left - right + prime) % prime;
      pair++;
    }
  }
  return table;
}

function needsPrime(p: number): void {
  for (let factor = 2; factor * factor <= p; factor++) {
    if (p % factor !== 0) continue;
    refuseParameter(
      'grokking',
      'prime',
      `${p} = ${factor} · ${p / factor}`,
      'a prime for x/y, so that every divisor has an inverse',
      'Take a prime, 97 for example, or another operation.',
    );
  }
}
