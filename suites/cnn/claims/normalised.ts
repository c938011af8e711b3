import type { FilterMeasurements } from '../../../schemas/cnn.d.ts';

/** Readings of the paper's kernel: its centre as printed, 2, and 3, with which it sums to zero. */
export const readings = ['asPrinted', 'zeroSum'] as const;
export type Reading = (typeof readings)[number];

const filterField = { asPrinted: 'smoothness', zeroSum: 'smoothnessZeroSum' } as const;
const displacementField = {
  asPrinted: 'displacementSmoothness',
  zeroSum: 'displacementSmoothnessZeroSum',
} as const;

/** Median of eq. 132 over that of white noise of the same size and boundary: about 1 for noise, 0 for a constant. */
export function normalised(measurements: FilterMeasurements, reading: Reading): number {
  return measurements[filterField[reading]].median / measurements.whiteNoise[reading];
}

/** The same of W − W₀. */
export function normalisedDisplacement(measurements: FilterMeasurements, reading: Reading): number {
  return measurements[displacementField[reading]].median / measurements.whiteNoise[reading];
}

/** The larger value of the two readings: what holds for it holds for both. */
export function worstReading(valueOf: (reading: Reading) => number): number {
  return Math.max(...readings.map(valueOf));
}
