import jstat from 'jstat';

/** A straight line through points, by ordinary least squares. */
export interface FittedLine {
  readonly slope: number;
  readonly intercept: number;
  /** Student's 95 % interval of the slope. */
  readonly slopeInterval: readonly [number, number];
}

/**
 * Ordinary least squares y ≈ intercept + slope·x.
 * @param x at least three values, not all equal
 * @param y as many
 * @throws RangeError for fewer than three points, which leave nothing to tell the interval from.
 */
export function fitLine(x: readonly number[], y: readonly number[]): FittedLine {
  if (x.length < 3 || x.length !== y.length) {
    throw new RangeError(`a line with an interval needs at least 3 points, not ${x.length} and ${y.length}`);
  }
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xx, xy] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    xx += (x[i]! - meanX) ** 2;
    xy += (x[i]! - meanX) * (y[i]! - meanY);
  }
  const slope = xy / xx;
  const intercept = meanY - slope * meanX;
  const degreesOfFreedom = x.length - 2;
  const squares = y.reduce((sum, value, i) => sum + (value - intercept - slope * x[i]!) ** 2, 0);
  const halfWidth = jstat.studentt.inv(0.975, degreesOfFreedom) * Math.sqrt(squares / degreesOfFreedom / xx);
  return { slope, intercept, slopeInterval: [slope - halfWidth, slope + halfWidth] };
}
