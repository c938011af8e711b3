/** `npm run trend`: how this project's timings went, device by device, and where they stepped. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { exitCodeOf } from '../core/exit-codes.ts';
import { Fail } from '../core/fail.ts';
import { renderPng, renderSvg } from '../core/report/render-figure.ts';
import { readHistory } from '../core/timing/history.ts';
import { fewestForSteps, trendsOf } from '../core/timing/trends.ts';
import { trendFigure } from '../figures/timing/trend-figure.ts';
import { newCommand, runCommand } from './command.ts';
import { root } from '../pipeline/project.ts';
import { writeInto } from '../pipeline/timing-files.ts';

const folder = path.join(root, 'baselines', 'timings');

function historyFiles(named: readonly string[]): string[] {
  if (named.length > 0) return [...named];
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  if (files.length > 0) return files.sort().map((file) => path.join(folder, file));
  throw new Fail({
    where: 'baselines/timings',
    found: 'no history',
    expected: 'one file a device',
    next: 'Begin one with "npm run bench -- --keep --reason …".',
  });
}

async function show(file: string, out: string): Promise<void> {
  const history = readHistory(file);
  const { engine } = history.fingerprint.comparability;
  const name = history.fingerprint.hash.slice(0, 16);
  const trends = trendsOf(history);
  const reliable = history.entries.filter(({ reliability }) => reliability.state === 'reliable').length;
  console.log(
    `${name}: ${engine.device}, engine ${engine.id}; ${history.entries.length} timings, ${reliable} reliable`,
  );
  if (reliable < fewestForSteps)
    console.log(`  steps are looked for from ${fewestForSteps} reliable timings on`);
  for (const { id, steps } of trends) {
    for (const { date, revision, ratio } of steps) {
      const change = `${ratio > 1 ? 'slower' : 'faster'} by ${(100 * Math.abs(ratio - 1)).toFixed(1)} %`;
      console.log(
        `  ${id}: ${change} since ${date}${revision === undefined ? '' : `, ${revision.slice(0, 12)}`}`,
      );
    }
  }
  const drawing = trendFigure(trends, `${engine.device}, engine ${engine.id}`);
  if (drawing.state === 'unavailable') {
    console.log(`  not drawn: ${drawing.reason}`);
    return;
  }
  const svg = await renderSvg(`trend-${name}`, drawing.spec);
  await writeInto(out, `trend-${name}.vl.json`, `${JSON.stringify(drawing.spec)}\n`);
  await writeInto(out, `trend-${name}.png`, await renderPng(svg));
  console.log(`  ${await writeInto(out, `trend-${name}.svg`, svg)}`);
}

const program = newCommand('trend', 'Show how kept timings went and where they stepped; measures nothing.')
  .argument('[histories...]', 'files of baselines/timings (default: all)')
  .option('--out <folder>', 'where figures are kept', 'results/comparison')
  .action(async (named: string[], { out }: { out: string }) => {
    for (const file of historyFiles(named)) await show(file, out);
    process.exitCode = exitCodeOf('done');
  });

await runCommand(program);
