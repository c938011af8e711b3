import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { EngineRecord, Run } from '../../schemas/run.d.ts';
import { claimArticle } from './html-claim.ts';
import { figureBlock, numberedTitle, type ReportFigure } from './html-figure.ts';
import { headline, headlineSection } from './html-headline.ts';
import { runSection } from './html-run.ts';
import { markup, noMarkup, trustedMarkup, type Markup } from './markup.ts';

/** What a report says of a suite beside its claims and figures. */
export interface ReportSuite {
  readonly id: string;
  readonly title: string;
  /** Which claim of the paper, which figures. */
  readonly source: string;
  /** The profile's note: what was shrunk against the paper, and why the claims still have meaning. */
  readonly note: string;
}

/** What the run document leaves out because it lies in other files. */
export interface ReportParts {
  readonly suites: readonly ReportSuite[];
  readonly figures: readonly ReportFigure[];
  /** The engines recorded with the results, each once. */
  readonly engines: readonly EngineRecord[];
}

function suiteSection(id: string, run: Run, parts: ReportParts): Markup {
  const suite = parts.suites.find((candidate) => candidate.id === id);
  const claims = run.claims.filter((verdict) => verdict.suite === id);
  const figures = run.figures.filter((figure) => figure.suite === id);
  const note =
    suite === undefined
      ? noMarkup
      : markup`
<p class="source">${suite.source}</p>
<p class="note"><b>Profile ${run.profile}.</b> ${suite.note}</p>`;
  return markup`
<section id="suite-${id}" aria-labelledby="title-${id}">
<h2 id="title-${id}">${suite?.title ?? id}</h2>${note}
<div class="claims">${claims.map(claimArticle)}
</div>
<div class="figures">${figures.map((drawn) =>
    figureBlock(
      drawn,
      parts.figures.find((one) => one.id === drawn.id),
    ),
  )}
</div>
</section>`;
}

/** The figure's number in the paper, or the first words of its title. */
function shortTitle(figure: Run['figures'][number]): string {
  const title = numberedTitle(figure);
  return /^Fig\. \w+/.exec(title)?.[0] ?? title.split(/[:.]/)[0]!;
}

function navigation(suites: readonly string[], run: Run, parts: ReportParts): Markup {
  const links = suites.map((id) => {
    const title = parts.suites.find((suite) => suite.id === id)?.title ?? id;
    const figures = run.figures
      .filter((figure) => figure.suite === id)
      .map((figure) => markup` <a class="minor" href="#${figure.id}">${shortTitle(figure)}</a>`);
    return markup`<li><a href="#suite-${id}">${title}</a>${figures}</li>`;
  });
  return markup`<nav aria-label="Contents"><ul>${links}<li><a href="#run">This run</a></li></ul></nav>`;
}

const legend = markup`
<p class="legend">In each drawing the dot is the estimate, the bar its interval, the strokes below it are the replicates, the ring is the accepted baseline, and the shaded side of the margin is where the claim holds. Margins were set before measuring.</p>`;

/**
 * One HTML page with everything of a run: the answer first, then each suite's claims and figures, then how the run
 * was made. It loads nothing, needs no script, and follows the reader's light or dark setting. Its markup is
 * well-formed XML, too. Pure: equal arguments give equal text.
 */
export function htmlReport(run: Run, parts: ReportParts): string {
  const style = readFileSync(path.join(import.meta.dirname, 'report.css'), 'utf8');
  const suites = [...new Set([...run.suites, ...run.claims.map(({ suite }) => suite)])];
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
<link rel="icon" href="data:,"/>
<title>${headline(run)} · ${run.project.name}, ${run.profile}</title>
<style>
${trustedMarkup(style)}</style>
</head>
<body>
${headlineSection(run)}
<main>
${navigation(suites, run, parts)}${legend}
${suites.map((id) => suiteSection(id, run, parts))}
${runSection(run, parts.engines)}
</main>
<footer><p>${run.project.name} ${run.project.version}. The paper: Kunin, Raventós, Dominé, Chen, Klindt, Saxe, Ganguli, <cite>Get rich quick: exact solutions reveal how unbalanced initializations promote rapid feature learning</cite>, NeurIPS 2024.</p></footer>
</body>
</html>
`.text;
}
