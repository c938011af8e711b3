import { paperFiles } from '../core/judge/paper-value.ts';
import { CellSet, type CompletedCell, type Experiments, type UnfinishedCell } from '../schemas/cell-set.ts';
import type { Figure } from '../figures/shared/figure.ts';
import { root } from './project.ts';

/** No cells, and a list of the experiments that were asked for. */
class AskedCells extends CellSet<Experiments> {
  readonly asked = new Set<string>();

  constructor() {
    super([]);
  }

  override completed(experiment: string): CompletedCell<unknown, unknown>[] {
    this.asked.add(experiment);
    return super.completed(experiment);
  }

  override unfinished(experiment: string): UnfinishedCell<unknown>[] {
    this.asked.add(experiment);
    return super.unfinished(experiment);
  }
}

/** The experiments that a figure reads first: those it asks for when there is nothing to draw. */
export function figureReads(figure: Figure<Experiments>): ReadonlySet<string> {
  const cells = new AskedCells();
  figure.draw(cells, paperFiles(root));
  return cells.asked;
}
