/** Test accuracy after training on a number of samples. */
export interface AccuracyPoint {
  /** P. */
  readonly samples: number;
  /** From 0 to 1. */
  readonly accuracy: number;
}

/**
 * Samples needed for an accuracy: between two sizes (`reached`, interpolated), at most the smallest size that was run
 * (`by-smallest`), or more than the largest (`not-reached`).
 */
export interface SamplesNeeded {
  readonly state: 'reached' | 'by-smallest' | 'not-reached';
  readonly samples: number;
}

/**
 * Where accuracy first rises through a threshold, linear in log P between neighbouring sizes.
 *
 * @param points at least one, in any order
 * @param threshold from 0 to 1
 */
export function samplesNeeded(points: readonly AccuracyPoint[], threshold: number): SamplesNeeded {
  const sorted = [...points].sort((one, other) => one.samples - other.samples);
  const above = sorted.findIndex(({ accuracy }) => accuracy >= threshold);
  if (above < 0) return { state: 'not-reached', samples: sorted.at(-1)!.samples };
  if (above === 0) return { state: 'by-smallest', samples: sorted[0]!.samples };
  const [low, high] = [sorted[above - 1]!, sorted[above]!];
  const share = (threshold - low.accuracy) / (high.accuracy - low.accuracy);
  return { state: 'reached', samples: low.samples * (high.samples / low.samples) ** share };
}
