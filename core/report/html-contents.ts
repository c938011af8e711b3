import type { HeadingVerdict } from './heading-verdict.ts';
import { markup, type Markup } from './markup.ts';

/** A part of the page that the contents name. */
export interface ContentsEntry {
  readonly id: string;
  readonly title: string;
}

function headingLine({ heading, sign, look, label }: HeadingVerdict): Markup {
  return markup`
<li class="${look}"><span class="sign" aria-hidden="true">${sign}</span><a href="#${heading.id}">${heading.heading}</a><span class="hidden">: ${label}</span></li>`;
}

/** The contents: the claims of the abstract with their verdicts, then the other parts of the page. */
export function contents(headings: readonly HeadingVerdict[], others: readonly ContentsEntry[]): Markup {
  return markup`
<nav aria-label="Contents"><p class="navtitle">Contents</p>
<ol class="plainlist">${headings.map(headingLine)}
</ol>
<ul class="plainlist">${others.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`)}</ul>
</nav>`;
}
