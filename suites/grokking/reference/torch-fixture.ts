import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PlainPair } from './plain-transformer.ts';

/** What `fixtures/make-torch-transformer.py` wrote: the reference transformer in PyTorch, float64, tiny. */
export interface TorchFixture {
  readonly prime: number;
  readonly dimension: number;
  readonly heads: number;
  readonly tau: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly pairs: readonly PlainPair[];
  /** All parameters in the order of `parameterNames`, before the first step. */
  readonly weights: readonly number[];
  /** τ times the logits before the first step. */
  readonly logits: readonly (readonly number[])[];
  /** Derivatives of the first loss. */
  readonly gradient: readonly number[];
  /** Loss before each step, always on the same pairs. */
  readonly losses: readonly number[];
  /** All parameters after the last step. */
  readonly trained: readonly number[];
}

/** Reads the fixture. */
export function torchFixture(): TorchFixture {
  const file = path.join(import.meta.dirname, '..', 'fixtures', 'torch-transformer.json');
  return JSON.parse(readFileSync(file, 'utf8')) as TorchFixture;
}
