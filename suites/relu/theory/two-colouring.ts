import type { Border } from './line-arrangement.ts';

/** Parity of the number of active units of a pattern. */
export function parityOf(pattern: string): number {
  return pattern.replaceAll('0', '').length % 2;
}

/**
 * Two colours for the regions so that neighbours differ, by a walk from region to region that knows nothing of
 * activation patterns but which regions touch.
 * @returns the colour of each region, or undefined where no two colours will do
 */
export function walkedColours(borders: readonly Border[]): Map<string, number> | undefined {
  const neighbours = new Map<string, string[]>();
  for (const { patterns } of borders) {
    for (const [one, other] of [patterns, [patterns[1], patterns[0]] as const]) {
      neighbours.set(one, [...(neighbours.get(one) ?? []), other]);
    }
  }
  const colours = new Map<string, number>();
  for (const seed of neighbours.keys()) {
    if (colours.has(seed)) continue;
    colours.set(seed, 0);
    const open = [seed];
    for (let region = open.pop(); region !== undefined; region = open.pop()) {
      for (const neighbour of neighbours.get(region)!) {
        const colour = 1 - colours.get(region)!;
        const found = colours.get(neighbour);
        if (found === 1 - colour) return undefined;
        if (found !== undefined) continue;
        colours.set(neighbour, colour);
        open.push(neighbour);
      }
    }
  }
  return colours;
}

/** Whether the walked colours are the parities of the patterns, or all of their opposites. */
export function isParityColouring(borders: readonly Border[]): boolean {
  const colours = walkedColours(borders);
  if (colours === undefined) return false;
  const differing = [...colours].filter(([pattern, colour]) => parityOf(pattern) !== colour).length;
  return differing === 0 || differing === colours.size;
}
