import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Engine } from '../core/engine/engine.ts';
import { numericsOf, openEngine } from '../core/engine/open-engine.ts';
import { whyUnavailable } from '../core/engine/why-unavailable.ts';
import { expand } from '../core/run/expand.ts';
import { trainableTogether } from '../core/run/plan-jobs.ts';
import { loadSuite, loadTrainers, suiteIds } from '../core/run/registry.ts';
import { trainCells } from '../core/run/train-cells.ts';
import type { Cell } from '../schemas/cell.d.ts';
import { dataMissing } from './data-at-hand.ts';

/** WebGPU is left out: some of its products give no two runs the same bits. */
const engines = ['wasm', 'tensorflow', 'cuda'] as const;
type Tested = (typeof engines)[number];

/** Of each experiment that trains cells side by side three that could be, or two, from its smoke profile. */
async function ensembles(engine: Tested): Promise<Cell[][]> {
  const chosen: Cell[][] = [];
  for (const id of await suiteIds()) {
    const suite = await loadSuite(id);
    const cells = expand(suite, 'smoke', numericsOf(engine));
    const trainers = await loadTrainers(id);
    const inSmoke = new Set(cells.map(({ experiment }) => trainers[experiment]));
    for (const [name, { largestEnsemble = 1 }] of Object.entries(suite.experiments)) {
      if (largestEnsemble === 1) continue;
      const own = cells.filter(({ experiment }) => experiment === name);
      if (own.length === 0) {
        assert.ok(inSmoke.has(trainers[name]), `${id}/${name}: profile smoke never trains with its trainer`);
        continue;
      }
      const [alike] = trainableTogether(own, new Map([[id, suite]]));
      chosen.push(alike!.filter((_, i) => i === 0 || i >= alike!.length - 2));
    }
  }
  return chosen;
}

async function digests(engine: Engine, cells: readonly Cell[]): Promise<string[]> {
  const trainer = (await loadTrainers(cells[0]!.suite))[cells[0]!.experiment]!;
  const open = (): Promise<Engine> => Promise.resolve(engine);
  const found: string[] = [];
  for await (const { digest } of trainCells(cells, trainer, open, () => undefined, 'throw')) {
    found.push(digest);
  }
  return found;
}

for (const name of engines) {
  const unavailable = await whyUnavailable(name);
  describe(
    `on ${name} a cell has the same bits alone and in an ensemble`,
    { skip: unavailable },
    async () => {
      let engine: Engine;
      before(async () => {
        engine = await openEngine(name);
      });
      for (const cells of await ensembles(name)) {
        const { suite, experiment } = cells[0]!;
        test(`${suite}/${experiment} of ${cells.length}`, async (context) => {
          const missing = await dataMissing((await loadSuite(suite)).experiments[experiment]!.data);
          if (missing !== false) {
            context.skip(missing);
            return;
          }
          const together = await digests(engine, cells);
          assert.equal(new Set(together).size, cells.length);
          for (const [i, cell] of cells.entries()) {
            assert.deepEqual(await digests(engine, [cell]), [together[i]], cell.id);
          }
        });
      }
    },
  );
}
