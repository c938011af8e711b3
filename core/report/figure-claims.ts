import type { Verdict } from '../../schemas/verdict.d.ts';
import { estimateText, marginText, shortName, verdictWords } from './claim-text.ts';

/** Whether a claim's source names a figure, or one that it goes with: `Figs. 6d, 12` names 6d-curves, `Fig. 4` names 4b. */
function isNamedIn(source: string, figure: string): boolean {
  const named = [...source.matchAll(/\bFigs?\.((?:,|\s|and|\d+[a-z]?)+)/g)].flatMap(([, list]) =>
    [...list!.matchAll(/\d+[a-z]?/g)].map(([number]) => number),
  );
  return named.some((number) =>
    new RegExp(`^figure-${number}${/\d$/.test(number) ? '[a-z]?' : ''}(-|$)`).test(figure),
  );
}

/** Whether a claim is about a figure: the figure's own list says, or else the claim's source. */
export function isAbout(
  { id, suite, claim }: Pick<Verdict, 'id' | 'suite'> & { readonly claim: Pick<Verdict['claim'], 'source'> },
  figure: { readonly id: string; readonly suite: string; readonly claims?: readonly string[] },
): boolean {
  if (suite !== figure.suite) return false;
  return figure.claims?.includes(id) ?? isNamedIn(claim.source, figure.id);
}

/** What was measured for a claim: `0.084 [0.0633, 0.116], n = 8`. */
export function measuredText(verdict: Verdict): string {
  return `${estimateText(verdict)}, n = ${verdict.samples.length}`;
}

/** A figure's claims with their numbers, for its caption; empty where none was decided. */
export function judgedText(verdicts: readonly Verdict[]): string {
  const judged = verdicts
    .filter(({ estimate }) => estimate !== null)
    .map(
      (verdict) =>
        `${shortName(verdict)} ${verdictWords(verdict.verdict)}, ${measuredText(verdict)}, claimed ${marginText(verdict)}`,
    );
  if (judged.length === 0) return '';
  return `Claims, each with its estimate, 95 % interval or (range), and number of replicates n: ${judged.join('; ')}.`;
}
