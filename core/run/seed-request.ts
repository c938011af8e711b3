import { Fail } from '../fail.ts';

/** Seeds asked for in place of a profile's: the first `count`, or exactly these. */
export type SeedRequest = { readonly count: number } | { readonly list: readonly number[] };

const largestSeed = 2 ** 32 - 1;
/** More than this is a slip of the finger. */
const most = 100_000;

/**
 * Reads `--seeds`: `5` (that many, counted from the profile's first), `100..115` (both ends included).
 * @throws Fail (exit 2) for anything else
 */
export function parseSeeds(text: string): SeedRequest {
  const [, first, last] = /^(\d+)(?:\.\.(\d+))?$/.exec(text) ?? [];
  const from = Number(first);
  const to = last === undefined ? from : Number(last);
  const count = last === undefined ? from : to - from + 1;
  if (first === undefined || count < 1 || count > most || to > largestSeed) {
    throw new Fail({
      where: '--seeds',
      found: JSON.stringify(text),
      expected: `a number of seeds such as 5, or a range such as 100..115 below 2³², at most ${most} seeds`,
      next: 'Leave it out to take the profile’s own seeds.',
    });
  }
  return last === undefined ? { count } : { list: Array.from({ length: count }, (_, i) => from + i) };
}

/** The seeds that a request makes of a profile's own: a count beyond them goes on counting upwards. */
export function requestedSeeds(own: readonly number[], request: SeedRequest | undefined): readonly number[] {
  if (request === undefined) return own;
  if ('list' in request) return request.list;
  const last = own.at(-1) ?? -1;
  return Array.from({ length: request.count }, (_, i) => own[i] ?? last + 1 + i - own.length);
}
