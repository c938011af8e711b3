import { Fail } from './fail.ts';

/**
 * Refuses a parameter that its schema allows, but the others do not. Never returns.
 *
 * @param of whose parameter: a suite, or one of its experiments
 * @param parameter its name
 * @throws Fail (exit 2)
 */
export function refuseParameter(
  of: string,
  parameter: string,
  found: string,
  expected: string,
  next: string,
): never {
  throw new Fail({ where: `${of} parameters/${parameter}`, found, expected, next });
}
