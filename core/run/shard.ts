import { Fail } from '../fail.ts';

/** The `index`-th of `count` parts of a run's cells, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * Reads `--shard`: `2/8`.
 * @throws Fail (exit 2) for anything else
 */
export function parseShard(text: string): Shard {
  const [, index, count] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (index === undefined || count === undefined || index < 1 || index > count) {
    throw new Fail({
      where: '--shard',
      found: JSON.stringify(text),
      expected: 'which part of how many, such as 2/8',
      next: 'Run one process for each part, then "npm run check" on the folder with all results, or "npm run merge" first.',
    });
  }
  return { index, count };
}
