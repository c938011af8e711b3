import { significant } from '../judge/significant.ts';
import type { Verdict } from '../../schemas/verdict.d.ts';
import { estimateText, marginText } from './claim-text.ts';
import { plainText } from './html-text.ts';
import { markup, noMarkup, type Markup } from './markup.ts';

/** Span of positive values beyond which a linear scale would press the small ones onto zero. */
const widestLinear = 30;
/** Room at either end, as a share of the width. */
const room = 0.08;
const rows = { estimate: 11, mark: 26, margin: 51, bottom: 40 } as const;

/** Replicates drawn; more would only be a smear. */
const mostReplicates = 200;

interface Scale {
  /** Share of the width, in percent. */
  readonly at: (value: number) => number;
  readonly isLog: boolean;
}

function scaleOf(values: readonly number[]): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isLog = low > 0 && high / low > widestLinear;
  const on = (value: number): number => (isLog ? Math.log(value) : value);
  const span = on(high) - on(low);
  const place = (value: number): number => (span > 0 ? (on(value) - on(low)) / span : 0.5);
  return { isLog, at: (value) => Number((100 * (room + (1 - 2 * room) * place(value))).toFixed(2)) };
}

function label(x: number, y: number, text: string, name: string): Markup {
  const anchor = x < 25 ? 'start' : x > 75 ? 'end' : 'middle';
  return markup`<text class="${name}" x="${x}%" y="${y}" text-anchor="${anchor}">${plainText(text)}</text>`;
}

function claimedSide({ claim, margin }: Verdict, { at }: Scale): Markup {
  const x = at(margin);
  const [from, width] = claim.direction === 'above' ? [x, 100 - x] : [0, x];
  return markup`
  <rect class="claimed" x="${from}%" y="16" width="${Number(width.toFixed(2))}%" height="20"/>
  <line class="margin" x1="${x}%" x2="${x}%" y1="12" y2="${rows.bottom}"/>
  ${label(x, rows.margin, `margin ${significant(margin)}`, 'margin-label')}`;
}

function replicateDots({ samples }: Verdict, { at }: Scale): Markup[] {
  return samples
    .slice(0, mostReplicates)
    .map(
      ({ label: name, value }) =>
        markup`<circle class="replicate" cx="${at(value)}%" cy="34" r="2.6"><title>${plainText(`${name}: ${significant(value)}`)}</title></circle>`,
    );
}

function whisker({ interval }: Verdict, { at }: Scale): Markup {
  if (interval === null) return noMarkup;
  const [low, high] = [at(interval[0]!), at(interval[1]!)];
  const y = rows.mark;
  const ends = [low, high].map(
    (x) => markup`<line class="whisker" x1="${x}%" x2="${x}%" y1="${y - 4}" y2="${y + 4}"/>`,
  );
  return markup`<line class="whisker" x1="${low}%" x2="${high}%" y1="${y}" y2="${y}"/>${ends}`;
}

function spoken(verdict: Verdict): string {
  const then =
    verdict.baseline === null ? '' : `; accepted baseline ${significant(verdict.baseline.estimate)}`;
  return `Estimate ${estimateText(verdict)}; the claim holds ${marginText(verdict)}${then}`;
}

function accepted({ baseline }: Verdict, { at }: Scale): Markup {
  if (baseline === null || baseline.estimate === null) return noMarkup;
  return markup`<circle class="accepted" cx="${at(baseline.estimate)}%" cy="${rows.mark}" r="7"/>`;
}

/** Beside the margin's label, at the end that it leaves free. */
function scaleNote({ margin }: Verdict, { at, isLog }: Scale): Markup {
  return isLog ? label(at(margin) < 50 ? 100 : 0, rows.margin, 'log scale', 'scale') : noMarkup;
}

/**
 * A verdict as a small drawing: the estimate as a dot, its interval as a whisker, replicates as small dots below, the
 * accepted estimate as an open ring, and the claimed side of the margin shaded. Logarithmic where all values
 * are positive and span more than a factor of 30. It is as wide as its place and keeps its letters' size.
 * Nothing is drawn where nothing was estimated. Colours and strokes come from the page's style sheet.
 */
export function whiskerSvg(verdict: Verdict): Markup {
  const { estimate, interval, margin, baseline, samples } = verdict;
  if (estimate === null) return noMarkup;
  const replicates = samples.slice(0, mostReplicates).map(({ value }) => value);
  const scale = scaleOf([
    estimate,
    margin,
    ...(interval ?? []),
    ...replicates,
    ...(baseline?.estimate == null ? [] : [baseline.estimate]),
  ]);
  const x = scale.at(estimate);
  return markup`<svg class="whiskers ${verdict.verdict}" role="img" aria-label="${plainText(spoken(verdict))}" width="100%" height="56">
${claimedSide(verdict, scale)}
${replicateDots(verdict, scale)}${whisker(verdict, scale)}${accepted(verdict, scale)}
<circle class="estimate" cx="${x}%" cy="${rows.mark}" r="4.5"/>
${label(x, rows.estimate, significant(estimate, margin), 'estimate-label')}${scaleNote(verdict, scale)}
</svg>`;
}
