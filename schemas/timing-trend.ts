/** One timing of a benchmark in its history. */
export interface TrendPoint {
  readonly date: string;
  readonly revision?: string;
  /** Median over processes of their fastest sample. */
  readonly milliseconds: number;
  /** The middle half of the processes. */
  readonly range: readonly [number, number];
}

/** A change of a benchmark's time that stayed. */
export interface TrendStep {
  /** Position of the first timing after it. */
  readonly at: number;
  readonly date: string;
  readonly revision?: string;
  /** Median time after over before, up to the neighbouring steps. */
  readonly ratio: number;
}

/** How one benchmark's time went on one device. */
export interface Trend {
  readonly id: string;
  readonly points: readonly TrendPoint[];
  readonly steps: readonly TrendStep[];
}
