/** Trainers take an engine by what it declares: whichever combination of traits, they train the same networks. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Engine, EngineTraits } from '../core/engine/engine.ts';
import { numericsOf, openEngine } from '../core/engine/open-engine.ts';
import { buildCell } from '../core/run/build-cell.ts';
import { loadSuite, loadTrainers } from '../core/run/registry.ts';
import { trainCells } from '../core/run/train-cells.ts';
import type { Cell } from '../schemas/cell.d.ts';
import { dataMissing } from './data-at-hand.ts';

/** Every combination of what decides how trainers lay out and multiply. */
const combinations: Partial<EngineTraits>[] = [true, false].flatMap((batchInvariant) =>
  [true, false].flatMap((scatterAdd) =>
    // Side by side, and one by one.
    [2 ** 30, 1].map((cacheBytes) => ({ batchInvariant, scatterAdd, cacheBytes })),
  ),
);

/** All numbers of the measurements of some cells, in their order. */
async function numbersOf(engine: Engine, cells: readonly Cell[]): Promise<number[]> {
  const trainer = (await loadTrainers(cells[0]!.suite))[cells[0]!.experiment]!;
  const numbers: number[] = [];
  for await (const { outcome } of trainCells(
    cells,
    trainer,
    () => Promise.resolve(engine),
    () => undefined,
    'throw',
  )) {
    JSON.stringify(outcome, (_, value: unknown) => {
      if (typeof value === 'number') numbers.push(value);
      return value;
    });
  }
  return numbers;
}

async function smallCells(suite: string): Promise<Cell[]> {
  const members = {
    relu: [
      { tau: 0.2, delta: 1, seed: 7 },
      { tau: 0.5, delta: -1, seed: 7 },
    ].map((one) => ({ ...one, steps: [0, 5, 20], dimension: 12, width: 6, samples: 40, testSamples: 30 })),
    deep: [1, 10].map((alpha) => ({
      ...{ alpha, seed: 1, trainImages: 64, testImages: 32, probes: 2, fullProbes: 2, batchSize: 8 },
      ...{ maxSteps: 2, steps: [2] },
    })),
  }[suite]!;
  const protocol = await loadSuite(suite);
  return members.map((one) => buildCell(protocol, protocol.defaultExperiment, one, numericsOf('wasm')));
}

describe('a fake engine with every combination of traits', () => {
  let real: Engine;
  before(async () => {
    real = await openEngine('wasm');
  });

  for (const suite of ['relu', 'deep']) {
    test(`trains ${suite} to the same networks`, async (context) => {
      const protocol = await loadSuite(suite);
      const missing = await dataMissing(protocol.experiments[protocol.defaultExperiment]!.data);
      if (missing !== false) {
        context.skip(missing);
        return;
      }
      const cells = await smallCells(suite);
      const expected = await numbersOf(real, cells);
      assert.ok(expected.length > 20);
      for (const traits of combinations) {
        const found = await numbersOf({ ...real, traits: { ...real.traits, ...traits } }, cells);
        const told = JSON.stringify(traits);
        assert.equal(found.length, expected.length, told);
        for (const [i, value] of found.entries()) {
          const gap = Math.abs(value - expected[i]!);
          assert.ok(
            gap <= 1e-4 * Math.max(1e-3, Math.abs(expected[i]!)),
            `${told}: ${value}, ${expected[i]!}`,
          );
        }
      }
    });
  }
});
