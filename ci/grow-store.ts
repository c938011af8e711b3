/**
 * Fills a folder with results of as many cells as are wanted, for measuring how commands grow with them
 * (docs/measurements/growth.md): each is a valid result of its cell with the outcome of another, trained one. Nothing in
 * such a folder says anything about the paper.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '../core/parse-document.ts';
import { readRegular } from '../core/read-regular.ts';
import { embeddedEngine } from '../core/engine/engines.ts';
import { Fail } from '../core/fail.ts';
import { makeResult } from '../core/run/make-result.ts';
import { largestResult } from '../core/run/result-store.ts';
import { sealedText } from '../core/run/seal.ts';
import { storeFiles } from '../core/run/store-files.ts';
import { newCommand, runCommand } from '../bin/command.ts';
import { select } from '../pipeline/selection.ts';
import type { Cell } from '../schemas/cell.d.ts';
import type { Result } from '../schemas/result.d.ts';

/** Cells whose outcomes stand for each other: of one experiment, with the same parameters but the seed. */
function kindOf({ experiment, parameters }: Cell): string {
  return JSON.stringify([experiment, { ...parameters, seed: 0 }]);
}

/** Trained results of a suite, by kind and by experiment. */
async function templatesIn(from: string, suite: string): Promise<Map<string, Result[]>> {
  const templates = new Map<string, Result[]>();
  const files = (await storeFiles(from)) ?? [];
  for (const { file } of files.filter((one) => one.suite === suite)) {
    const content = readRegular(file, largestResult, 'refuse');
    const parsed = content.state === 'read' ? parseDocument(content.bytes) : content;
    const result = parsed.state === 'parsed' ? (parsed.document as Result) : undefined;
    if (result?.outcome.state !== 'completed') continue;
    for (const name of [kindOf(result.cell), result.cell.experiment]) {
      const own = templates.get(name) ?? [];
      templates.set(name, own);
      own.push(result);
    }
  }
  return templates;
}

const program = newCommand('grow-store', 'Fill a folder with made-up results, to measure how commands grow.')
  .argument('<suite>', 'suite whose profile quick is filled')
  .argument('<seeds>', 'as for reproduce, such as 1000..1302')
  .argument('<from>', 'folder with trained results of each of its experiments')
  .argument('<out>', 'folder to fill')
  .action(async (suite: string, seeds: string, from: string, out: string) => {
    const { cells, store } = await select([suite], { profile: 'quick', engine: embeddedEngine, seeds, out });
    const templates = await templatesIn(from, suite);
    for (const [i, cell] of cells.entries()) {
      const own = templates.get(kindOf(cell)) ?? templates.get(cell.experiment);
      if (own === undefined) {
        throw new Fail({
          where: from,
          found: `no trained result of ${suite}/${cell.experiment}`,
          expected: 'at least one of each experiment',
          next: `Run "npm run reproduce -- ${suite} --out ${from}".`,
        });
      }
      const { engine, cost, outcome } = own[i % own.length]!;
      const { durationMs, peakMemoryMiB } = cost;
      const engineOfCell = { ...engine, numerics: cell.numerics };
      const made = store.stamped(makeResult(cell, engineOfCell, durationMs, peakMemoryMiB, outcome));
      const file = store.file(cell);
      mkdirSync(path.dirname(file), { recursive: true });
      // Not brought to the disk one by one: nothing is lost with them.
      writeFileSync(file, sealedText(made));
    }
    console.log(`${cells.length} made-up results in ${out}`);
  });

await runCommand(program);
