import type { Collected } from './step.ts';

/** Whether arrays have the same bits, NaN being the same as any NaN. */
export function haveSameBits(first: Collected[number], second: Collected[number]): boolean {
  if (first.length !== second.length) return false;
  return bytesOf(first).equals(bytesOf(second)) || first.every((value, i) => Object.is(value, second[i]));
}

function bytesOf({ buffer, byteOffset, byteLength }: Collected[number]): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
