import type { Rule } from './declared-claim.ts';

/** The smallest value that the profile has. */
export const smallest: Rule<number> = (value, all) => value === Math.min(...all);

/** This value and all above it. */
export function atLeast(least: number): Rule<number> {
  return (value) => value >= least;
}

/** This value and all below it. */
export function atMost(most: number): Rule<number> {
  return (value) => value <= most;
}

/** Both ends included. */
export function between(least: number, most: number): Rule<number> {
  return (value) => value >= least && value <= most;
}

/** The value nearest to a positive one, as a ratio. */
export function nearestTo(wanted: number): Rule<number> {
  const off = (value: number): number => Math.abs(Math.log(value / wanted));
  return (value, all) => off(value) === Math.min(...all.map(off));
}

/** Lists that have all of these entries, such as the steps at which a cell is measured. */
export function containing(...entries: readonly number[]): Rule<number[]> {
  return (list) => entries.every((entry) => list.includes(entry));
}
