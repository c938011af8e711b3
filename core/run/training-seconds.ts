import type { Result } from '../../schemas/result.d.ts';

/** Seconds of wall time that a cell stands for: workers side by side share it. */
export function trainingSeconds({ cost: { durationMs, workers = 1 } }: Result): number {
  return durationMs / 1e3 / workers;
}
