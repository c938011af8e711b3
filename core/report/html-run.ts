import type { EngineRecord, Run } from '../../schemas/run.d.ts';
import { durationText } from './duration-text.ts';
import { markup, type Markup } from './markup.ts';
import { rerunCommand } from './rerun-command.ts';

const profileWords = {
  smoke: 'the smallest sizes, in seconds: it shows that the pipeline runs, and decides little',
  quick: 'a part of the paper’s grid, in minutes on a laptop',
  paper: 'the paper’s own protocol, in hours',
} as const satisfies Record<Run['profile'], string>;

function cellRows({ cells }: Run): Markup[] {
  const counts = [
    ['cells', cells.total, false],
    ['trained now', cells.trained, false],
    ['from the store', cells.stored, false],
    ['diverged', cells.diverged, true],
    ['failed', cells.failed, true],
    ['damaged files set aside', cells.setAside, true],
    ['missing', cells.missing, true],
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

/** How the numbers of the page came about: profile, counts of cells, device, engines, versions, command. */
export function runSection(run: Run, engines: readonly EngineRecord[]): Markup {
  const { device, project } = run;
  return markup`
<section id="run" aria-labelledby="run-title">
<h2 id="run-title">This run</h2>
<p>Profile <b>${run.profile}</b>: ${profileWords[run.profile]}. It took ${durationText(run.durationSeconds)}.</p>
<dl class="cells">${cellRows(run)}</dl>
<p class="small">A cell that diverged or failed is a result: claims that need it are at most undecided, and it is averaged into nothing.</p>
<div class="scroll"><table><caption>Engines that trained the cells</caption>
<thead><tr><th scope="col">engine</th><th scope="col">numerics</th><th scope="col">device</th><th scope="col">versions and flags</th></tr></thead>
<tbody>${engines.map(engineRow)}</tbody></table></div>
<p>${project.name} ${project.version}, Node.js ${device.node}, ${device.platform}. ${device.cpu}, ${device.logicalCores} logical cores, ${device.memoryGiB} GiB of memory.</p>
<p>Run it again:</p>
<pre><code>npm ci
${rerunCommand(run)}</code></pre>
</section>`;
}
