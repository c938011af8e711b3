/**
 * How many rows of outputs have their largest entry, the first of equal ones, at the row's class. A row with a NaN
 * counts as wrong.
 *
 * @param outputs rows × classes, row by row
 * @param labels the class of each row
 */
export function countRight(outputs: Float32Array, labels: Uint8Array): number {
  const classes = outputs.length / labels.length;
  let right = 0;
  for (const [row, label] of labels.entries()) {
    const scores = outputs.subarray(row * classes, (row + 1) * classes);
    if (scores.indexOf(Math.max(...scores)) === label) right++;
  }
  return right;
}
