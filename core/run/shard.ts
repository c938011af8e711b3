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

/**
 * Refuses a shard in which no cell is. Never returns.
 * @param cells how many the run has
 * @throws Fail (exit 2)
 */
export function refuseEmptyShard({ index, count }: Shard, cells: number): never {
  throw new Fail({
    where: '--shard',
    found: `${index}/${count} of a run of ${cells} ${cells === 1 ? 'cell' : 'cells'}, in which none is`,
    expected: 'a shard that has something to train',
    next: 'Cut the run into fewer shards: the others are the whole of it.',
    situation: 'nothing selected',
  });
}
