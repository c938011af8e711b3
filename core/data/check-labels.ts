import { Fail } from '../fail.ts';

/**
 * That labels are classes.
 * @param labels anything that a file held
 * @throws Fail (exit 2) naming the first that is not a whole number from 0 to 9
 */
export function checkLabels(labels: ArrayLike<unknown>, file: string): void {
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    if (typeof label === 'number' && Number.isInteger(label) && label >= 0 && label <= 9) continue;
    throw new Fail({
      where: file,
      found: `the label ${JSON.stringify(label)} of image ${i}`,
      expected: 'a whole number from 0 to 9',
      next: 'Take the file from its source again.',
    });
  }
}
