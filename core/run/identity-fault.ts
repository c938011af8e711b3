import type { Cell } from '../../schemas/cell.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { canonicalText, contentAddress, textAddress } from '../content-address.ts';
import { resultHash } from './make-result.ts';

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

/** The first field in which two cells differ. */
function differingField(found: Cell, expected: Cell): string | undefined {
  const flat = ({ parameters, ...fields }: Cell): Map<string, unknown> =>
    new Map([
      ...Object.entries(parameters).map(([name, value]) => [`parameters/${name}`, value] as const),
      ...Object.entries(fields),
    ]);
  const [one, other] = [flat(found), flat(expected)];
  for (const name of new Set([...other.keys(), ...one.keys()])) {
    const [is, should] = [shown(one.get(name)), shown(other.get(name))];
    if (is !== should) return `/cell/${name}: found ${is}, expected ${should}`;
  }
  return undefined;
}

/**
 * Why a stored result is not that of a cell, or not as it was stored: the cell that it names is another in any field
 * (suite, version, experiment, parameters, numerics class), it was computed in another numerics class, or a field was
 * changed since. Undefined where nothing is wrong.
 *
 * @param isSealed the file's seal is intact: what was found sound when it was written, its digest and hash, is so still
 */
export function identityFault(result: Result, cell: Cell, isSealed = false): string | undefined {
  if (result.cell.key !== cell.key) return 'the file holds another cell';
  // Stored as it was built, key by key: only where it was not, does the order of keys have to be looked through.
  const isSame =
    JSON.stringify(result.cell) === JSON.stringify(cell) ||
    contentAddress(result.cell) === contentAddress(cell);
  if (!isSame) return differingField(result.cell, cell);
  const outcome = isSealed ? undefined : canonicalText(result.outcome);
  if (outcome !== undefined && textAddress(outcome) !== result.digest)
    return 'the measurements do not match their digest';
  const { numerics } = result.engine;
  if (numerics !== cell.numerics)
    return `/engine/numerics: found ${shown(numerics)}, expected ${shown(cell.numerics)}`;
  if (outcome !== undefined && result.hash !== undefined && result.hash !== resultHash(result, outcome))
    return 'a field was changed since it was stored: the file does not match its hash';
  return undefined;
}
