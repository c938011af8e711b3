import { RandomStream } from '../../core/numerics/random-stream.ts';
import type { Trainer } from '../../core/suite.ts';
import type { ColouringMeasurements, ColouringParameters } from '../../schemas/relu.d.ts';
import { type Border, bordersOf, type PlaneUnit, randomUnits } from './theory/line-arrangement.ts';
import { isParityColouring, parityOf } from './theory/two-colouring.ts';

/** Regions into which h lines in general position cut the plane: 1 + h + h(h − 1)/2. */
function regionsInGeneralPosition(lines: number): number {
  return 1 + lines + (lines * (lines - 1)) / 2;
}

function isException({ patterns: [one, other] }: Border): boolean {
  return parityOf(one) === parityOf(other);
}

/** What one network adds to the tally of its cell. */
function examine(units: readonly PlaneUnit[], redundant: boolean) {
  const borders = bordersOf(units);
  const exceptions = borders.filter(isException);
  const regions = new Set(borders.flatMap(({ patterns }) => patterns)).size;
  const shared = redundant ? [0, units.length - 1] : [];
  const without = redundant ? units.slice(0, -1) : units;
  return {
    borders: borders.length,
    regions,
    allFound: regions === regionsInGeneralPosition(without.length),
    exceptions: exceptions.length,
    onSharedLine: exceptions.filter(({ unit }) => shared.includes(unit)).length,
    colouredByParity: isParityColouring(borders),
    withoutRedundant: isParityColouring(bordersOf(without)),
  };
}

function tally({ seed, count, redundant }: ColouringParameters): ColouringMeasurements {
  const stream = new RandomStream(`relu/colouring${redundant ? '/redundant' : ''}`, seed);
  const found = Array.from({ length: count }, () => examine(randomUnits(stream, redundant), redundant));
  const sum = (of: (one: (typeof found)[number]) => number): number =>
    found.reduce((total, one) => total + of(one), 0);
  return {
    networks: count,
    regions: sum(({ regions }) => regions),
    borders: sum(({ borders }) => borders),
    allRegionsFound: sum(({ allFound }) => Number(allFound)),
    exceptions: sum(({ exceptions }) => exceptions),
    exceptionsOnSharedLine: sum(({ onSharedLine }) => onSharedLine),
    colouredByParity: sum(({ colouredByParity }) => Number(colouredByParity)),
    colouredWithoutRedundant: sum(({ withoutRedundant }) => Number(withoutRedundant)),
  };
}

/** Random networks in the plane: does the parity of active units colour their regions? */
export const trainColouring: Trainer<ColouringParameters, ColouringMeasurements> = async function* (members) {
  for (const member of members) {
    yield { state: 'completed', measurements: tally(member) };
    await Promise.resolve();
  }
};
