import path from 'node:path';
import { numericsOf, openEngine } from '../core/engine/open-engine.ts';
import { expand } from '../core/run/expand.ts';
import { loadSuite, loadTrainers, suiteIds } from '../core/run/registry.ts';
import { trainCells } from '../core/run/train-cells.ts';

/** Digests of the reference cells on the embedded engine, by cell id. */
export const digestsFile = path.join(import.meta.dirname, '..', 'baselines', 'digests', 'wasm-float32.json');

/** Trains the cheapest cell of each experiment of each suite's smoke profile on the embedded engine. */
export async function trainReferenceCells(): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const id of await suiteIds()) {
    const suite = await loadSuite(id);
    const trainers = await loadTrainers(id);
    const cells = expand(suite, 'smoke', numericsOf('wasm'));
    for (const [name, { cost }] of Object.entries(suite.experiments)) {
      const [cheapest] = cells
        .filter(({ experiment }) => experiment === name)
        .sort((x, y) => cost(x.parameters) - cost(y.parameters));
      if (cheapest === undefined) continue;
      const open = (): ReturnType<typeof openEngine> => openEngine('wasm');
      for await (const result of trainCells([cheapest], trainers[name]!, open, () => undefined)) {
        digests[cheapest.id] = result.digest;
      }
    }
  }
  return digests;
}
