import { numbersTable } from './html-numbers-table.ts';
import { headingAgreement, type HeadingVerdict } from './heading-verdict.ts';
import { shortName } from './claim-text.ts';
import { claimAnchor } from './html-claim.ts';
import { htmlText } from './html-text.ts';
import { markup, noMarkup, type Markup } from './markup.ts';

/** Where the paper can be read. */
export const paperAddress = 'https://arxiv.org/abs/2406.06158';

/** The blocks of a page that stand in a heading's section, made elsewhere. */
export interface HeadingBlocks {
  /** The telling figure. */
  readonly figure: Markup;
  /** The others. */
  readonly moreFigures: readonly Markup[];
  /** An article a statement. */
  readonly articles: readonly Markup[];
  /** What the profile shrank, a paragraph a suite. */
  readonly shrunk: readonly Markup[];
}

/** A heading's verdict as a small label: sign and words, coloured. */
function headingBadge({ label, sign, look }: HeadingVerdict): Markup {
  return markup`<span class="badge ${look}"><span aria-hidden="true">${sign}</span> ${label}</span>`;
}

function quote({ heading: { sentence, place } }: HeadingVerdict): Markup {
  return markup`<blockquote cite="${paperAddress}"><p>“${sentence}”</p><footer><a href="${paperAddress}" rel="noreferrer">The paper</a>, ${place}</footer></blockquote>`;
}

function caveat({ heading, beside, deciding }: HeadingVerdict): Markup {
  const links = (heading.limitedBy ?? []).flatMap((id) => {
    const verdict = [...beside, ...deciding].find((one) => one.id === id);
    return verdict === undefined
      ? []
      : [markup` <a href="#${claimAnchor(verdict)}">${shortName(verdict)}</a>`];
  });
  const shown = links.length === 0 ? noMarkup : markup`<p class="shown">Shown by${links}</p>`;
  return markup`<div class="aside caveat"><h3>What speaks against reading more into it</h3><p>${htmlText(heading.caveat)}</p>${shown}</div>`;
}

function fold(title: string, content: readonly Markup[], look: string): Markup {
  if (content.length === 0) return noMarkup;
  return markup`
<details class="fold"><summary>${title}</summary><div class="${look}">${content}
</div></details>`;
}

/**
 * One claim of the abstract: the paper’s sentence, the verdict in words, our figure, the numbers that carry it, what
 * speaks against it, what the profile shrank; everything else folded.
 */
export function headingSection(
  judged: HeadingVerdict,
  { figure, moreFigures, articles, shrunk }: HeadingBlocks,
): Markup {
  const { heading, deciding, beside, sentence, look } = judged;
  const plain =
    heading.plain === undefined ? noMarkup : markup`<p class="plain">${htmlText(heading.plain)}</p>`;
  return markup`
<section id="${heading.id}" class="heading ${look}" aria-labelledby="${heading.id}-title">
<p class="verdict">${headingBadge(judged)}</p>
<h2 id="${heading.id}-title">${heading.heading}</h2>
${quote(judged)}
${plain}
<p class="answer">${htmlText(sentence)} ${headingAgreement(judged)}</p>
${figure}
${numbersTable(`The numbers behind “${heading.heading}”`, [...deciding, ...beside])}
<div class="asides">${caveat(judged)}<div class="aside"><h3>What this profile shrank</h3>${shrunk}</div></div>${fold(`More figures (${moreFigures.length})`, moreFigures, 'figures')}${fold(`Every claim with its evidence (${articles.length})`, articles, 'claims')}
</section>`;
}
