import type { Cell } from '../../schemas/cell.d.ts';
import type { EngineRecord } from '../../schemas/device.d.ts';
import type { Outcome, Result } from '../../schemas/result.d.ts';
import { contentAddress } from './content-address.ts';

/** A result document, with the digest of its outcome. */
export function makeResult(
  cell: Cell,
  engine: EngineRecord,
  durationMs: number,
  peakMemoryMiB: number,
  outcome: Outcome,
): Result {
  return {
    schemaVersion: 1,
    cell,
    engine,
    cost: { durationMs, peakMemoryMiB },
    outcome,
    digest: contentAddress(outcome),
  };
}
