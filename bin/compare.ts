/** `npm run compare`: timing files against the first of them. */
import { exitCodeOf } from '../core/exit-codes.ts';
import { comparisonMarkdown, comparisonTable } from '../core/report/comparison-table.ts';
import { compareTimings } from '../core/timing/compare-timings.ts';
import { readTimings } from '../core/timing/read-timing.ts';
import { timingFigures } from '../figures/timing/timing-figures.ts';
import type { Comparison } from '../schemas/comparison.d.ts';
import { newCommand, runCommand } from './command.ts';
import { labelled, type CompareOptions } from './compare-options.ts';
import { gateTimings } from '../pipeline/gate-timings.ts';
import { writeInto } from '../pipeline/timing-files.ts';

/** Writes the document, the Markdown table and the figures' specifications; drawings where they are asked for. */
async function keep(comparison: Comparison, { out, figures: drawn }: CompareOptions): Promise<string[]> {
  const files = [
    await writeInto(out, 'comparison.json', `${JSON.stringify(comparison, null, 1)}\n`),
    await writeInto(out, 'comparison.md', comparisonMarkdown(comparison)),
  ];
  const draw = drawn === true ? await import('../core/report/render-figure.ts') : undefined;
  for (const { id, drawing } of timingFigures(comparison)) {
    if (drawing.state !== 'drawn') {
      if (drawn === true) console.error(`${id}: not drawn, ${drawing.reason}`);
      continue;
    }
    files.push(await writeInto(out, `${id}.vl.json`, `${JSON.stringify(drawing.spec, null, 1)}\n`));
    if (draw === undefined) continue;
    const svg = await draw.renderSvg(id, drawing.spec);
    files.push(await writeInto(out, `${id}.svg`, svg));
    files.push(await writeInto(out, `${id}.png`, await draw.renderPng(svg)));
  }
  return files;
}

async function compare(files: readonly string[], options: CompareOptions): Promise<number> {
  const comparison = compareTimings(labelled(readTimings(files), options.price));
  const kept = await keep(comparison, options);
  if (options.json === true) console.log(JSON.stringify(comparison, null, 2));
  else console.log(options.markdown === true ? comparisonMarkdown(comparison) : comparisonTable(comparison));
  console.error(`Kept: ${kept.join('  ')}`);
  return options.gate === true ? gateTimings(comparison) : exitCodeOf('done');
}

const program = newCommand(
  'compare',
  'Hold timings against the first of them: tested on one device, described across devices.',
)
  .argument('<timings...>', 'timing files of "npm run bench", two or more')
  .option('--gate', 'exit 1 where a benchmark of the same fingerprint is slower')
  .option('--json', 'one JSON document on stdout')
  .option('--markdown', 'GitHub-flavoured Markdown on stdout')
  .option('--figures', 'draw the figures as SVG and PNG too')
  .option(
    '--price <label=perHour>',
    'price of a machine per hour, for the cost of each claim; may be repeated',
    (text: string, before: readonly string[]) => [...before, text],
    [],
  )
  .option('--out <folder>', 'where the comparison and its figures are kept', 'results/comparison')
  .action(async (files: string[], options: CompareOptions) => {
    process.exitCode = await compare(files, options);
  });

await runCommand(program);
