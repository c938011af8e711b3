import type { Result } from '../../schemas/result.d.ts';

/** A stored result as the figures' tests make it: only what a figure reads is filled in truly. */
export function madeResult(experiment: string, parameters: object, measurements: object | null): Result {
  return {
    schemaVersion: 1,
    cell: {
      id: `${experiment}/${JSON.stringify(parameters)}`,
      key: '0'.repeat(64),
      suite: 'made',
      suiteVersion: 1,
      experiment,
      parameters: { ...parameters },
      numerics: 'float64',
    },
    engine: { id: 'javascript', numerics: 'float64', device: 'made', versions: {}, flags: {} },
    cost: { durationMs: 0, peakMemoryMiB: 0 },
    outcome:
      measurements === null
        ? { state: 'diverged', step: 7, reason: 'made to diverge' }
        : { state: 'completed', measurements: { ...measurements } },
    digest: '0'.repeat(64),
  };
}
