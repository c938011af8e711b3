import path from 'node:path';
import type { Baseline } from '../../schemas/baseline.d.ts';

/** Which baseline is meant. */
export type BaselineKey = Pick<Baseline, 'suite' | 'profile' | 'engine'>;

/**
 * Path of a baseline below the repository's root, as messages and links show it:
 * `baselines/claims/<profile>/<engine>/<suite>.json`.
 */
export function baselineName({ profile, engine, suite }: BaselineKey): string {
  return `baselines/claims/${profile}/${engine}/${suite}.json`;
}

/** Where a baseline lies on this machine. */
export function baselinePath(root: string, key: BaselineKey): string {
  return path.join(root, ...baselineName(key).split('/'));
}
