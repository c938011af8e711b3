import type { Cell } from '../../schemas/cell.d.ts';
import type { EngineRecord } from '../../schemas/device.d.ts';
import type { Outcome, Result } from '../../schemas/result.d.ts';
import { canonicalText, contentAddress, textAddress } from '../content-address.ts';

/**
 * A result document, with the digest of its outcome and the hash of it all.
 * @param steps training steps that were taken; undefined where there are none
 */
export function makeResult(
  cell: Cell,
  engine: EngineRecord,
  durationMs: number,
  peakMemoryMiB: number,
  outcome: Outcome,
  steps?: number,
): Result {
  const pace = steps === undefined ? {} : { steps };
  const rate = steps === undefined || durationMs === 0 ? {} : { stepsPerSecond: (1e3 * steps) / durationMs };
  return sealResult({
    schemaVersion: 1,
    cell,
    engine,
    cost: { durationMs, peakMemoryMiB, ...pace, ...rate },
    outcome,
    digest: contentAddress(outcome),
  });
}

/** A result with the hash of all its other fields, in place of any that it had. */
export function sealResult(result: Result): Result {
  return { ...result, hash: resultHash(result) };
}

/**
 * SHA-256 of the canonical JSON of every field of a result but `hash` and `seal`.
 * @param outcome the canonical JSON of its outcome, by far the largest field, where that is at hand
 */
export function resultHash(result: Result, outcome = canonicalText(result.outcome)): string {
  const fields = Object.entries(result)
    .filter(([name, value]) => name !== 'hash' && name !== 'seal' && value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `"${name}":${name === 'outcome' ? outcome : canonicalText(value)}`);
  return textAddress(`{${fields.join(',')}}`);
}
