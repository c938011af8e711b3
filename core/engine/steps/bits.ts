import type { Collected } from './step.ts';

/** Whether arrays have the same bits, NaN being the same as any NaN. */
export function haveSameBits(first: Collected[number], second: Collected[number]): boolean {
  return first.length === second.length && first.every((value, index) => Object.is(value, second[index]));
}
