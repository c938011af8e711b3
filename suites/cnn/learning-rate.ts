/**
 * A triangular learning rate: from zero up to its peak at a share of the training, then down to zero at its end.
 *
 * @param done steps taken before this one
 * @param steps of the whole training
 * @param peakAt from 0 to 1, both excluded
 */
export function triangularRate(done: number, steps: number, peak: number, peakAt: number): number {
  const share = (done + 0.5) / steps;
  return share < peakAt ? (peak * share) / peakAt : (peak * (1 - share)) / (1 - peakAt);
}
