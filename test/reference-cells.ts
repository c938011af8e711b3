import path from 'node:path';
import type { Cell } from '../schemas/cell.d.ts';
import { numericsOf, openEngine } from '../core/engine/open-engine.ts';
import { expand } from '../core/run/expand.ts';
import { loadSuite, loadTrainers, suiteIds } from '../core/run/registry.ts';
import { trainCells } from '../core/run/train-cells.ts';
import type { Experiment, ProfileName } from '../core/suite.ts';
import { dataMissing } from './data-at-hand.ts';

type Arithmetic = Experiment['arithmetic'];

const digestsFolder = path.join(import.meta.dirname, '..', 'baselines', 'digests', 'wasm-float32');

/** The file with the digests of a suite's reference cells on the embedded engine, by cell id. */
export function digestsFile(suite: string): string {
  return path.join(digestsFolder, `${suite}.json`);
}

/** The cheapest cell of each experiment of each suite in a profile, addressed for the embedded engine. */
export async function referenceCells(
  profile: ProfileName = 'smoke',
  arithmetic: readonly Arithmetic[] = ['engine', 'float64'],
  suites?: readonly string[],
): Promise<Cell[]> {
  const chosen: Cell[] = [];
  for (const id of suites ?? (await suiteIds())) {
    const suite = await loadSuite(id);
    const cells = expand(suite, profile, numericsOf('wasm'));
    for (const [name, experiment] of Object.entries(suite.experiments)) {
      if (!arithmetic.includes(experiment.arithmetic)) continue;
      const [cheapest] = cells
        .filter((cell) => cell.experiment === name)
        .sort((x, y) => experiment.cost(x.parameters) - experiment.cost(y.parameters));
      if (cheapest !== undefined) chosen.push(cheapest);
    }
  }
  return chosen;
}

/** Digests by cell id, and why some cells could not be trained: their data are not to be had. */
export interface ReferenceDigests {
  readonly digests: Readonly<Record<string, string>>;
  readonly leftOut: Readonly<Record<string, string>>;
}

/**
 * Trains the reference cells of a suite on the embedded engine in this process: those of the smoke profile, and at the sizes of the
 * quick profile those that an engine trains, since a kernel may take another way with larger tensors.
 */
export async function trainReferenceCells(id: string): Promise<ReferenceDigests> {
  const digests: Record<string, string> = {};
  const leftOut: Record<string, string> = {};
  const cells = [
    ...(await referenceCells('smoke', ['engine', 'float64'], [id])),
    ...(await referenceCells('quick', ['engine'], [id])),
  ];
  for (const cell of cells) {
    const missing = await dataMissing((await loadSuite(cell.suite)).experiments[cell.experiment]!.data);
    if (missing !== false) {
      leftOut[cell.id] = missing;
      continue;
    }
    const trainer = (await loadTrainers(cell.suite))[cell.experiment]!;
    const open = (): ReturnType<typeof openEngine> => openEngine('wasm');
    for await (const result of trainCells([cell], trainer, open, () => undefined)) {
      digests[cell.id] = result.digest;
    }
  }
  return { digests, leftOut };
}
