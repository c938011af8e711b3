import { expand } from '../core/run/expand.ts';
import { readResults } from '../core/run/read-results.ts';
import { traitsOf } from '../core/engine/engines.ts';
import { numericsOf } from '../core/engine/open-engine.ts';
import { groupBy } from '../core/statistics/group-by.ts';
import type { Suite } from '../core/suite.ts';
import type { Cell } from '../schemas/cell.d.ts';
import type { Result } from '../schemas/result.d.ts';
import { loadFigures } from './figure-registry.ts';
import { figureReads } from './figure-reads.ts';
import type { Selection } from './selection.ts';

/** What the cells of one experiment cost that are not stored yet. */
export interface ExperimentCost {
  readonly suite: string;
  readonly experiment: string;
  readonly cells: number;
  /** Different seeds among them; 0 where they have none. */
  readonly seeds: number;
  /** Seconds of one worker, all cells together; null on a GPU of which no such cell is stored. */
  readonly seconds: number | null;
  /** `stored`: from cells of the experiment that are stored, of whatever size; `estimated`: by the suite. */
  readonly basis: 'stored' | 'estimated';
  /** Figures that read them, such as `1b`. */
  readonly figures: readonly string[];
}

/** Seconds that stored cells took over what their suite estimates; undefined without any. */
function measuredRatio(suite: Suite, results: readonly Result[]): number | undefined {
  const estimated = results.reduce(
    (sum, { cell }) => sum + suite.experiments[cell.experiment]!.cost(cell.parameters),
    0,
  );
  const taken = results.reduce((sum, { cost }) => sum + cost.durationMs / 1e3, 0);
  return estimated > 0 ? taken / estimated : undefined;
}

/** Stored results of a suite, of the profile and of profile quick, which most folders have. */
async function likeResults(
  { engine, compile, cells, store }: Selection,
  suite: Suite,
): Promise<readonly Result[]> {
  const own = cells.filter((cell) => cell.suite === suite.id);
  const quick = expand(suite, 'quick', numericsOf(engine, compile));
  // What other code took is near enough.
  const all = [...new Map([...own, ...quick].map((cell) => [cell.key, cell])).values()];
  return (await readResults(all, store, true)).results;
}

/**
 * What is left to train costs, experiment by experiment: by what stored cells of the same kind took on this engine, where
 * there are some, or by the suite's own estimate, which is for one processor core.
 *
 * @param missing the cells that would be trained
 */
export async function planCosts(selection: Selection, missing: readonly Cell[]): Promise<ExperimentCost[]> {
  const isGpu = traitsOf(selection.engine).isGpu;
  const reads = (await loadFigures()).map((figure) => ({ ...figure, experiments: figureReads(figure) }));
  const costs: ExperimentCost[] = [];
  for (const [id, suite] of selection.suites) {
    const like = await likeResults(selection, suite);
    const own = groupBy(
      missing.filter((cell) => cell.suite === id),
      ({ experiment }) => experiment,
    );
    for (const [experiment, cells] of own) {
      const { cost, arithmetic } = suite.experiments[experiment]!;
      const ratio = measuredRatio(
        suite,
        like.filter(({ cell }) => cell.experiment === experiment),
      );
      const estimated = cells.reduce((sum, { parameters }) => sum + cost(parameters), 0);
      const isKnown = ratio !== undefined || !isGpu || arithmetic === 'float64';
      const figures = reads.filter((figure) => figure.suite === id && figure.experiments.has(experiment));
      costs.push({
        suite: id,
        experiment,
        cells: cells.length,
        seeds: new Set(cells.flatMap(({ parameters }) => parameters['seed'] ?? [])).size,
        seconds: isKnown ? estimated * (ratio ?? 1) : null,
        basis: ratio === undefined ? 'estimated' : 'stored',
        figures: figures.map((figure) => figure.id.replace('figure-', '')),
      });
    }
  }
  return costs;
}
