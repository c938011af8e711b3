/** Lines that a reader can still tell apart, generously; more would only make pictures of megabytes. */
export const mostSeeds = 100;

/** The seeds of which each one is drawn, and the words for it where that is not all of them. */
export interface ShownSeeds<S> {
  readonly shown: ReadonlySet<S>;
  /** A clause without its full stop; undefined where every seed is drawn. */
  readonly says?: string;
}

/**
 * Which seeds have a mark of their own: all, up to `mostSeeds`; of more, that many at equal distances in their order,
 * which has nothing to do with what was measured.
 *
 * @param seeds in order; one that is there more than once counts once
 */
export function shownSeeds<S>(seeds: Iterable<S>, most: number = mostSeeds): ShownSeeds<S> {
  const all = [...new Set(seeds)];
  if (all.length <= most) return { shown: new Set(all) };
  const shown = Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!);
  return {
    shown: new Set(shown),
    says: `${most} of ${all.length.toLocaleString('en-US')} seeds are drawn, at equal distances in their order`,
  };
}
