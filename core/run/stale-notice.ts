import { groupBy } from '../statistics/group-by.ts';
import type { StaleCell } from './read-results.ts';

/**
 * One sentence on results that other code trained, suite by suite, and what becomes of them; undefined for none.
 * @param fate the rest of the sentence, such as `they are trained again`
 */
export function staleNotice(stale: readonly StaleCell[], fate: string): string | undefined {
  if (stale.length === 0) return undefined;
  const reasons = [...groupBy(stale, ({ cell, reason }) => `${cell.suite}\n${reason}`).values()].map(
    (own) => {
      const [{ cell, reason }] = own as [StaleCell];
      return `${own.length} of ${cell.suite} (${reason})`;
    },
  );
  return `${stale.length} stored ${stale.length === 1 ? 'result is' : 'results are'} stale: ${reasons.join(', ')}; ${fate}`;
}
