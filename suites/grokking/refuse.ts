import { Fail } from '../../core/fail.ts';

/** Refuses a parameter: its name, what it is, what it should be, and what to do. Never returns. */
export function refuse(parameter: string, found: string, expected: string, next: string): never {
  throw new Fail({ where: `grokking parameters/${parameter}`, found, expected, next });
}
