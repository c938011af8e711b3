import { Fail } from '../core/fail.ts';
import type { GivenTiming } from '../core/timing/read-timing.ts';
import type { LabelledTiming } from '../core/timing/compare-timings.ts';
import path from 'node:path';

export interface CompareOptions {
  readonly out: string;
  readonly gate?: boolean;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly figures?: boolean;
  readonly price: readonly string[];
}

/**
 * Names that tell the files apart: what their paths end in, without the part in which all end alike, as short as may be:
 * `before` and `after` for `before.json` and `after.json`, `h100` and `a100` for `h100/timings.json` and `a100/timings.json`.
 */
export function labelsOf(files: readonly string[]): string[] {
  let parts = files.map((file) =>
    path
      .resolve(file)
      .replace(/\.json$/, '')
      .split(path.sep),
  );
  while (new Set(parts.map((each) => each.at(-1))).size === 1 && parts.every(({ length }) => length > 1)) {
    parts = parts.map((each) => each.slice(0, -1));
  }
  const deepest = Math.max(...parts.map(({ length }) => length));
  for (let length = 1; length <= deepest; length++) {
    const labels = parts.map((each) => each.slice(-length).join('/'));
    if (new Set(labels).size === labels.length) return labels;
  }
  return [...files];
}

/**
 * Timings with their labels and prices.
 *
 * @param prices `label=price per hour`, or one price for all
 * @throws Fail (exit 2) for a price that is none, or of a timing that is not there
 */
export function labelled(timings: readonly GivenTiming[], prices: readonly string[]): LabelledTiming[] {
  const labels = labelsOf(timings.map(({ file }) => file));
  const byLabel = new Map(prices.flatMap((text) => priced(text, labels)));
  return timings.map((timing, i) => {
    const pricePerHour = byLabel.get(labels[i]!);
    return { ...timing, label: labels[i]!, ...(pricePerHour === undefined ? {} : { pricePerHour }) };
  });
}

function priced(text: string, labels: readonly string[]): [string, number][] {
  const [, name, digits] = /^(?:(.*)=)?([^=]*)$/.exec(text) ?? [];
  const price = Number(digits);
  if (digits === undefined || digits.trim() === '' || !Number.isFinite(price) || price <= 0) {
    throw new Fail({
      where: '--price',
      found: JSON.stringify(text),
      expected: 'LABEL=NUMBER, or one positive NUMBER for all, per hour',
      next: `Labels here: ${labels.join(', ')}.`,
    });
  }
  if (name === undefined) return labels.map((label) => [label, price]);
  const label = labels.find((each) => each === name.replace(/\.json$/, ''));
  if (label !== undefined) return [[label, price]];
  throw new Fail({
    where: '--price',
    found: JSON.stringify(name),
    expected: `one of ${labels.join(', ')}`,
    next: 'Name the timing as it is called in the table.',
  });
}
