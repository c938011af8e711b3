/**
 * `npm run agreement`: trains the reference cells on every engine of this machine and writes how far each is from the
 * embedded one into baselines/agreement.json and docs/agreement.md. Engines that are not here keep their numbers.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newCommand, parsedArguments } from '../bin/command.ts';
import { engineNames } from '../core/engine/engine.ts';
import { embeddedEngine } from '../core/engine/engines.ts';
import { whyUnavailable } from '../core/engine/why-unavailable.ts';
import { markdownRows } from '../core/markdown-rows.ts';
import { gap, gapsFile, measurementsOn, type Gaps } from '../test/engine-gaps.ts';
import { referenceCells } from '../test/reference-cells.ts';

parsedArguments(
  newCommand(
    'agreement',
    'Train the reference cells on every engine of this machine and write how far apart they are (docs/agreement.md).',
  ),
);
const cells = await referenceCells('smoke', ['engine']);
const gaps = JSON.parse(await readFile(gapsFile, 'utf8').catch(() => '{}')) as Gaps;
for (const engine of engineNames.filter((name) => name !== embeddedEngine)) {
  const reason = await whyUnavailable(engine);
  if (reason !== false) {
    console.log(`${engine}: skipped. ${reason}`);
    continue;
  }
  const found: Record<string, number> = {};
  for (const cell of cells) {
    found[cell.id] = gap(measurementsOn(embeddedEngine, cell), measurementsOn(engine, cell));
    console.log(`${engine}  ${cell.id}  ${found[cell.id]!.toExponential(1)}`);
  }
  gaps[engine] = found;
}
await writeFile(gapsFile, `${JSON.stringify(gaps, null, 2)}\n`);

const measured = engineNames.filter((name) => gaps[name] !== undefined);
const lines = [
  '# How far the engines are apart',
  '',
  'Written by `npm run agreement`. The largest relative difference of any measured number between an engine and the',
  'embedded one (`wasm`), for the cheapest smoke cell of each experiment. The embedded engine itself is held to',
  'float64 references in the suites’ tests. `test/agreement.test.ts` allows each engine four times its number here.',
  'An engine that is missing below, `cuda` among them, was never run for this table.',
  '',
  ...markdownRows(
    ['cell', ...measured],
    cells.map(({ id }) => [
      `\`${id}\``,
      ...measured.map((name) => gaps[name]?.[id]?.toExponential(1) ?? '–'),
    ]),
  ),
  '',
];
await writeFile(path.join(import.meta.dirname, '..', 'docs', 'agreement.md'), lines.join('\n'));
