import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { explorerContent } from '../core/report/explorer-content.ts';
import type { ReportExplorer } from '../core/report/report-parts.ts';
import type { PaperFiles } from '../core/judge/paper-value.ts';
import type { Explorer } from '../figures/explore/explorer.ts';
import { CellSet, type Experiments } from '../schemas/cell-set.ts';
import type { Result } from '../schemas/result.d.ts';
import { compiledSpecs } from './compiled-specs.ts';
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
  const found: ReportExplorer[] = [];
  for (const { figure, suite, explore } of await loadExplorers()) {
    const explored = explore(new CellSet(results.filter(({ cell }) => cell.suite === suite)), paper);
    if (explored === undefined) continue;
    const content = await explorerContent(explored, compiledSpecs);
    found.push({ id: figure.replace('figure-', ''), figure, content });
  }
  return found;
}
