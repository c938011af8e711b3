import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileExplorer } from '../core/report/compile-explorer.ts';
import type { ReportExplorer } from '../core/report/report-parts.ts';
import type { PaperFiles } from '../core/judge/paper-value.ts';
import type { Explorer } from '../figures/explore/explorer.ts';
import { CellSet, type Experiments } from '../schemas/cell-set.ts';
import type { Result } from '../schemas/result.d.ts';
import { root } from './project.ts';

const folder = path.join(root, 'figures', 'explore');

async function loadExplorers(): Promise<Explorer<Experiments>[]> {
  const files = (await readdir(folder)).filter((file) => /^explore-[^.]*\.ts$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => {
      const { explorer } = (await import(pathToFileURL(path.join(folder, file)).href)) as {
        explorer: Explorer<Experiments>;
      };
      return explorer;
    }),
  );
}

/** The interactive companions of figures that stored results have something for. */
export async function exploreFigures(
  results: readonly Result[],
  paper: PaperFiles,
): Promise<ReportExplorer[]> {
  const explorers = await loadExplorers();
  return explorers.flatMap(({ figure, suite, explore }) => {
    const explored = explore(new CellSet(results.filter(({ cell }) => cell.suite === suite)), paper);
    if (explored === undefined) return [];
    return [{ id: figure.replace('figure-', ''), figure, content: compileExplorer(explored) }];
  });
}
