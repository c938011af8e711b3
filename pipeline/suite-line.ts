import { paperFiles } from '../core/judge/paper-value.ts';
import { tally, tallyLine } from '../core/report/tally.ts';
import type { Result } from '../schemas/result.d.ts';
import { judgeClaims } from './judge-claims.ts';
import { root } from './project.ts';
import type { Selection } from './selection.ts';

/**
 * What a suite came to, in one line, as soon as its own cells are trained: `rhm: 4 of 4 statements of the paper reproduced`.
 *
 * @param results of this suite alone
 */
export async function suiteLine(
  selection: Selection,
  suite: string,
  results: readonly Result[],
): Promise<string> {
  const only = { ...selection, suites: new Map([[suite, selection.suites.get(suite)!]]) };
  const verdicts = await judgeClaims(only, results, paperFiles(root), 'optional');
  return `${suite}: ${tallyLine(tally(verdicts, selection.profile))}`;
}
