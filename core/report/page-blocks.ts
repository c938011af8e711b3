import type { Run } from '../../schemas/run.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { claimArticle } from './html-claim.ts';
import { isAbout } from './figure-claims.ts';
import { figureBlock, numberedTitle } from './html-figure.ts';
import type { Markup } from './markup.ts';
import type { ReportParts } from './report-parts.ts';

/** Figures and articles of a page, each of which stands in it once: what has been taken is not given again. */
export interface PageBlocks {
  /** The figures with these ids that no other part has, in their order; all that are left where none are named. */
  readonly takeFigures: (ids?: readonly string[]) => Markup[];
  /** The articles of those claims that no other part has. */
  readonly takeArticles: (verdicts: readonly Verdict[]) => Markup[];
}

/** The figure's number in the paper, or the first words of its title. */
function shortTitle(figure: Run['figures'][number]): string {
  const [, name] = /^figure-(\d.*)$/.exec(figure.id) ?? [];
  return name === undefined ? numberedTitle(figure).split(/: /)[0]! : `Fig. ${name}`;
}

/** Every figure and every claim’s article of a run, to be placed in its page. */
export function pageBlocks({ claims, figures }: Run, parts: ReportParts): PageBlocks {
  const freeFigures = new Map(figures.map((figure) => [figure.id, figure]));
  const freeClaims = new Set(claims);
  const shownBy = (verdict: Verdict): Run['figures'] => figures.filter((figure) => isAbout(verdict, figure));
  const figureMarkup = (drawn: Run['figures'][number]): Markup =>
    figureBlock(drawn, {
      figure: parts.figures.find(({ id }) => id === drawn.id),
      explorer: parts.explorers.find(({ figure }) => figure === drawn.id),
      claims: claims.filter((verdict) => isAbout(verdict, drawn)),
    });
  return {
    takeFigures: (ids = [...freeFigures.keys()]) =>
      ids.flatMap((id) => {
        const drawn = freeFigures.get(id);
        if (drawn === undefined) return [];
        freeFigures.delete(id);
        return [figureMarkup(drawn)];
      }),
    takeArticles: (verdicts) =>
      verdicts
        .filter((verdict) => freeClaims.delete(verdict))
        .map((verdict) =>
          claimArticle(verdict, {
            run: parts.claimRuns.get(verdict.id),
            figures: shownBy(verdict).map((figure) => ({ id: figure.id, title: shortTitle(figure) })),
          }),
        ),
  };
}
