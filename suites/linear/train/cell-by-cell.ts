import { Fail } from '../../../core/fail.ts';
import { FlowDiverged, StepsExceeded } from '../../../core/numerics/integrate-flow.ts';
import type { Trained, Trainer } from '../../../core/suite.ts';

/** Tells how much of a cell is done, from 0 to 1. */
export type Progress = (fraction: number) => void;

/** Pointer to the first number of a document that is not finite, or undefined. */
function notFinite(value: unknown, pointer = ''): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${pointer} is ${value}`;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, entry] of Object.entries(value)) {
    const found = notFinite(entry, `${pointer}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function outcome<P, M>(measure: (parameters: P, progress: Progress) => M, parameters: P, progress: Progress) {
  try {
    const measurements = measure(parameters, progress);
    const reason = notFinite(measurements);
    return reason === undefined
      ? ({ state: 'completed', measurements } as const)
      : ({ state: 'diverged', step: 0, reason: `left the finite numbers: ${reason}` } as const);
  } catch (error) {
    if (error instanceof FlowDiverged) {
      return { state: 'diverged', step: error.step, reason: error.message } as const;
    }
    if (!(error instanceof StepsExceeded)) throw error;
    throw new Fail({
      where: 'linear parameters',
      found: error.message,
      expected: 'a flow that an explicit integrator can follow',
      next: 'Shorten the time, or choose a smaller |δ|, target or learning rate.',
      cause: error,
    });
  }
}

/**
 * A trainer that measures its members one after another; they share nothing. Measurements with numbers that
 * are not finite make a diverged cell.
 */
export function cellByCell<P, M>(measure: (parameters: P, progress: Progress) => M): Trainer<P, M> {
  return async function* (members, context): AsyncGenerator<Trained<M>> {
    for (const parameters of members) {
      // Lets the messages of a worker through between cells.
      await Promise.resolve();
      yield outcome(measure, parameters, context.progress);
    }
  };
}
