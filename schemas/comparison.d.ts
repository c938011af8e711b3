/* Written by "npm run schemas" from comparison.schema.json; do not edit. */

/**
 * @minItems 2
 * @maxItems 2
 *
 * This interface was referenced by `Comparison`'s JSON-Schema
 * via the `definition` "Interval".
 */
export type Interval = number[];

/**
 * What `npm run compare` found: timing files against the first of them.
 */
export interface Comparison {
  schemaVersion: 1;
  /**
   * @minItems 2
   */
  timings: ComparedTiming[];
  /**
   * @minItems 1
   */
  comparisons: TimingComparison[];
}
/**
 * This interface was referenced by `Comparison`'s JSON-Schema
 * via the `definition` "ComparedTiming".
 */
export interface ComparedTiming {
  label: string;
  file: string;
  fingerprint: string;
  engine: string;
  device: string;
  date: string;
  revision?: string;
  reliability: Reliability;
  /**
   * FLOP/s of the fastest calibration product.
   */
  peakFlops?: number;
  /**
   * Bytes/s of the memory-bound pass.
   */
  bandwidth?: number;
  /**
   * Of dispatching one operation.
   */
  latencyMs?: number;
  pricePerHour?: number;
  benchmarks: DeviceTime[];
  claims?: ClaimTime[];
}
export interface Reliability {
  state: 'reliable' | 'unreliable';
  reasons: string[];
}
export interface DeviceTime {
  id: string;
  group: string;
  phase: string;
  per: string;
  series?: string;
  members: number;
  milliseconds: number;
  interval: Interval;
  perSecond: number;
  /**
   * Least time by the calibration of this device.
   */
  rooflineMs?: number;
  /**
   * rooflineMs over milliseconds.
   */
  efficiency?: number;
}
export interface ClaimTime {
  id: string;
  profile: string;
  seconds: number;
  /**
   * In the currency of the price per hour.
   */
  cost?: number;
}
export interface TimingComparison {
  /**
   * Label of the timing held against.
   */
  reference: string;
  other: string;
  /**
   * tested: one fingerprint, with verdicts. descriptive: ratios between devices, never a gate.
   */
  kind: 'tested' | 'descriptive';
  /**
   * Their processes took turns in one run, and were tested by pairs.
   */
  inTurns?: true;
  differences: FieldDifference[];
  notes: string[];
  /**
   * Geometric mean of the calibration kernels' ratios.
   */
  calibrationRatio?: number;
  benchmarks: ComparedBenchmark[];
}
export interface FieldDifference {
  field: string;
  reference: string;
  other: string;
}
/**
 * This interface was referenced by `Comparison`'s JSON-Schema
 * via the `definition` "ComparedBenchmark".
 */
export interface ComparedBenchmark {
  id: string;
  group: string;
  phase: string;
  what: string;
  /**
   * Time of the other over the reference; below 1 the other is faster.
   */
  ratio: number;
  interval: Interval;
  /**
   * The same of median samples instead of fastest ones: with what disturbed them.
   */
  typicalRatio: number;
  verdict?: 'faster' | 'slower' | 'same' | 'unclear';
  /**
   * Two-sided: Wilcoxon's signed ranks where processes took turns, Mann–Whitney otherwise.
   */
  pValue?: number;
  /**
   * Holm, over the benchmarks of this comparison.
   */
  adjustedPValue?: number;
  /**
   * What A/A comparisons of this machine reach, as a relative change.
   */
  noiseFloor?: number;
  /**
   * The ratio over that of the calibration kernels: below 1, the other does better than its kernels alone would.
   */
  byCalibration?: number;
  /**
   * The ratio over that of the two devices' rooflines.
   */
  byRoofline?: number;
  notes: string[];
}
