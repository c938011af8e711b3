import type { EngineRecord, Run } from '../../schemas/run.d.ts';
import { durationText } from './duration-text.ts';
import { cellsTable } from './html-cells.ts';
import { markup, type Markup } from './markup.ts';
import type { Provenance, ReportParts } from './report-parts.ts';
import { rerunCommand } from './rerun-command.ts';

function cellRows({ cells }: Run): Markup[] {
  const counts = [
    ['cells', cells.total, false],
    ['trained now', cells.trained, false],
    ['from the store', cells.stored, false],
    ['diverged', cells.diverged, true],
    ['failed', cells.failed, true],
    ['damaged files set aside', cells.setAside, true],
    ['missing', cells.missing, true],
    ['trained by other code, left out', cells.stale ?? 0, true],
    ['trained by other code, kept', cells.keptStale ?? 0, true],
  ] as const;
  return counts.map(
    ([name, count, isTrouble]) =>
      markup`<div class="${isTrouble && count > 0 ? 'trouble' : 'plain'}"><dt>${name}</dt><dd>${count}</dd></div>`,
  );
}

function engineRow(engine: EngineRecord): Markup {
  const versions = Object.entries(engine.versions).map(([name, version]) => `${name} ${version}`);
  const flags = Object.entries(engine.flags).map(([name, value]) => `${name}=${value}`);
  return markup`<tr><th scope="row">${engine.id}</th><td>${engine.numerics}</td><td>${engine.device}</td><td>${[...versions, ...flags].join(', ')}</td></tr>`;
}

function writtenLine(
  { project, durationSeconds }: Run,
  { commit, changed, written, trainedSeconds }: Provenance,
): Markup {
  const state = changed === true ? ', with files that differ from it' : '';
  const revision =
    commit === undefined ? markup`no commit is known` : markup`commit <code>${commit}</code>${state}`;
  return markup`<p>${project.name} ${project.version}, ${revision}. Judged and written <time datetime="${written}">${written.slice(0, 10)} ${written.slice(11, 16)} UTC</time>. Training all cells that are stored took ${durationText(trainedSeconds)}, in this run and in earlier ones; this run took ${durationText(durationSeconds)}.</p>`;
}

/** How the numbers of the page came about: commit, date, time, counts of cells, device, engines, command, every cell. */
export function runSection(run: Run, { engines, provenance, cells }: ReportParts): Markup {
  const { device } = run;
  const suites = [...new Set(cells.map(({ suite }) => suite))];
  const checkout = provenance.commit === undefined ? '' : `git checkout ${provenance.commit}\n`;
  return markup`
<section id="run" aria-labelledby="run-title">
<h2 id="run-title">How it was made</h2>
${writtenLine(run, provenance)}
<dl class="cells">${cellRows(run)}</dl>
<p class="small">A cell is one training or computation at one set of parameters. One that diverged or failed is a result: claims that need it are at most undecided, and it is averaged into nothing.</p>
<div class="scroll" tabindex="0" role="group" aria-label="Engines, scrolls sideways"><table><caption>Engines that trained the cells</caption>
<thead><tr><th scope="col">engine</th><th scope="col">numerics</th><th scope="col">device</th><th scope="col">versions and flags</th></tr></thead>
<tbody>${engines.map(engineRow)}</tbody></table></div>
<p>Judged on Node.js ${device.node}, ${device.platform}. ${device.cpu}, ${device.logicalCores} logical cores, ${device.memoryGiB} GiB of memory.</p>
<h3>Run it again</h3>
<pre tabindex="0"><code>${checkout}npm ci
${rerunCommand(run)}</code></pre>
<h3>Every cell</h3>
${suites.map((suite) =>
  cellsTable(
    suite,
    cells.filter((cell) => cell.suite === suite),
  ),
)}
</section>`;
}
