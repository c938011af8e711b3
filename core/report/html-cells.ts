import { durationText, shortDurationText } from './duration-text.ts';
import { htmlText } from './html-text.ts';
import { markup, noMarkup, type Markup } from './markup.ts';
import type { ReportCell } from './report-parts.ts';

function row({ id, state, engine, seconds, digest }: ReportCell): Markup {
  return markup`
<tr class="${state === 'completed' ? 'plain' : 'contradicted'}"><th scope="row"><code>${id}</code></th><td>${htmlText(state)}</td><td>${engine}</td><td class="number">${seconds < 60 ? shortDurationText(1000 * seconds) : durationText(seconds)}</td><td><code>${digest}</code></td></tr>`;
}

/** Cells of a suite that the page lists: a browser scrolls through no more, and the largest profiles have fewer. */
const mostRows = 5000;

/** What went wrong first, then the others in their order, as many as are listed. */
function listed(cells: readonly ReportCell[]): readonly ReportCell[] {
  if (cells.length <= mostRows) return cells;
  const isLost = ({ state }: ReportCell): boolean => state !== 'completed';
  return [...cells.filter(isLost), ...cells.filter((cell) => !isLost(cell))].slice(0, mostRows);
}

/** The trained cells of a suite: state, engine, time, and the first digits of the digest of what came out. */
export function cellsTable(suite: string, cells: readonly ReportCell[]): Markup {
  const seconds = cells.reduce((sum, cell) => sum + cell.seconds, 0);
  const lost = cells.filter(({ state }) => state !== 'completed').length;
  const rows = listed(cells);
  const rest =
    rows.length === cells.length
      ? noMarkup
      : markup`
<p>The first ${rows.length}, those that diverged or failed before all others; every one is a file in cells/${suite}.</p>`;
  return markup`
<details class="fold"><summary>${suite}: ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, ${durationText(seconds)}${lost === 0 ? '' : `, ${lost} diverged or failed`}</summary>${rest}
<div class="scroll" id="cells-${suite}" tabindex="0" role="group" aria-label="Cells of ${suite}, scrolls sideways"><table class="raw"><caption class="hidden">Cells of ${suite}</caption><thead><tr><th scope="col">cell</th><th scope="col">state</th><th scope="col">engine</th><th scope="col">time</th><th scope="col">digest</th></tr></thead>
<tbody>${rows.map(row)}
</tbody></table></div></details>`;
}
