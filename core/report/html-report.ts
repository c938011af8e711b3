import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Run } from '../../schemas/run.d.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { darkColours } from './dark-colours.ts';
import { headingVerdicts, type HeadingVerdict } from './heading-verdict.ts';
import { contents, type ContentsEntry } from './html-contents.ts';
import { headline, headlineSection } from './html-headline.ts';
import { headingSection, paperAddress } from './html-heading.ts';
import { indexSection } from './html-index.ts';
import { kindSection, otherWork, otherWorks, restSection } from './html-rest.ts';
import { runSection } from './html-run.ts';
import { markup, noMarkup, trustedMarkup, type Markup } from './markup.ts';
import { pageBlocks, type PageBlocks } from './page-blocks.ts';
import type { ReportParts } from './report-parts.ts';

function shrunkLines(verdicts: readonly Verdict[], { suites }: ReportParts): Markup[] {
  const own = new Set(verdicts.map(({ suite }) => suite));
  return suites.filter(({ id }) => own.has(id)).map(({ note }) => markup`<p>${note}</p>`);
}

function headingBlock(judged: HeadingVerdict, run: Run, parts: ReportParts, blocks: PageBlocks): Markup {
  const own = [...judged.deciding, ...judged.beside];
  const [figure = noMarkup, ...moreFigures] = blocks.takeFigures(judged.heading.figures);
  return headingSection(judged, {
    figure,
    moreFigures,
    articles: blocks.takeArticles(own),
    shrunk: shrunkLines(own, parts),
  });
}

/** What the policy says of scripts: this very one, or none. */
function scriptPolicy(script: string): string {
  return script === ''
    ? "script-src 'none'"
    : `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

function head(run: Run, { script, figures, explorers }: ReportParts): Markup {
  const style = readFileSync(path.join(import.meta.dirname, 'report.css'), 'utf8');
  const dark = darkColours(
    figures.map(({ svg = '' }) => svg),
    explorers.map(({ content }) => JSON.stringify(content)),
  );
  const policy = `default-src 'none'; ${scriptPolicy(script)}; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'`;
  return markup`<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta name="referrer" content="no-referrer"/>
<meta http-equiv="Content-Security-Policy" content="${policy}"/>
<link rel="icon" href="data:,"/>
<title>${headline(run)} · ${run.project.name}, ${run.profile}</title>
<style>
${trustedMarkup(style)}${trustedMarkup(dark)}</style>
</head>`;
}

const legend = markup`
<p class="legend"><b>How to read it.</b> A statement is <b>reproduced</b> when the whole 95 % interval, or every single case, lies on the claimed side of a margin that was set before measuring, <b>contradicted</b> when it lies on the other side, and <b>open</b> otherwise. Apart from that a number <b>agrees</b> with the paper’s, or <b>differs</b> from it. In the drawings of single claims the large dot is the estimate, the bar its interval, the small dots are the replicates, the ring is the accepted baseline, and the shaded side is where the claim holds.</p>`;

/**
 * One HTML page with everything of a run: the answer, the claims of the paper’s abstract, what else the paper says, checks
 * of theorems, controls, other works, then how the run was made. It loads nothing, can be read without its script, and
 * follows the reader’s light or dark setting. Pure: equal arguments give equal text.
 */
export function htmlReport(run: Run, parts: ReportParts): string {
  const blocks = pageBlocks(run, parts);
  const headings = headingVerdicts(parts.statements.abstract, run.claims);
  const others = otherWorks(run, parts);
  const entries: ContentsEntry[] = [
    { id: 'rest', title: 'What else the paper says' },
    { id: 'theorem', title: 'Theorem checks' },
    { id: 'control', title: 'Controls' },
    ...others.map(({ id, title }) => ({ id: `suite-${id}`, title })),
    { id: 'index', title: 'Find a claim' },
    { id: 'run', title: 'How it was made' },
  ];
  // In this order: whatever a heading shows is not shown again below it.
  const first = headings.map((judged) => headingBlock(judged, run, parts, blocks));
  const works = others.map((suite) => otherWork(suite, run, blocks));
  const rest = [
    restSection(run, parts, blocks),
    ...(['theorem', 'control'] as const).map((kind) => kindSection(kind, run, parts, blocks)),
  ];
  return markup`<!DOCTYPE html>
<html lang="en">
${head(run, parts)}
<body>
<a class="skip" href="#main">To the verdicts</a>
${headlineSection(run, headings)}
${contents(headings, entries)}
<main id="main" tabindex="-1">${legend}
${first}${rest}${works}
${indexSection(run)}
${runSection(run, parts)}
</main>
<footer><p>${run.project.name} ${run.project.version}. The paper: Kunin, Raventós, Dominé, Chen, Klindt, Saxe, Ganguli, <cite><a href="${paperAddress}" rel="noreferrer">Get rich quick: exact solutions reveal how unbalanced initializations promote rapid feature learning</a></cite>, NeurIPS 2024, arXiv 2406.06158. Figures that answer are drawn in the page by Vega, © University of Washington Interactive Data Lab and contributors, BSD-3-Clause.</p></footer>${parts.script === '' ? noMarkup : markup`<script>${trustedMarkup(parts.script)}</script>`}
</body>
</html>
`.text;
}
