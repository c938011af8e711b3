import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { renderSvg } from '../core/report/render-figure.ts';
import type { Figure } from '../figures/shared/figure.ts';
import { syntheticRun, syntheticRuns } from '../suites/grokking/fixtures/synthetic-cells.ts';
import { syntheticFilterCells } from '../suites/cnn/fixtures/synthetic-cells.ts';
import { syntheticLenets } from '../suites/deep/fixtures/synthetic-cells.ts';
import {
  evenTimes,
  syntheticLowRank,
  syntheticTrajectory,
} from '../suites/linear/fixtures/synthetic-cells.ts';
import {
  syntheticGrid,
  syntheticGridCell,
  syntheticPlaneCell,
  syntheticSurfaceCell,
} from '../suites/relu/fixtures/synthetic-cells.ts';
import { syntheticNetworks } from '../suites/rhm/fixtures/synthetic-cells.ts';
import {
  syntheticDeep,
  syntheticRegime,
  syntheticWide,
} from '../suites/linear/fixtures/synthetic-wide-cells.ts';
import { CellSet, type Experiments } from '../schemas/cell-set.ts';
import type { Result } from '../schemas/result.d.ts';

const root = path.join(import.meta.dirname, '..');
const suites = readdirSync(path.join(root, 'suites'));
const files = readdirSync(path.join(root, 'figures')).filter((file) => /^figure-[^.]+\.ts$/.test(file));

async function figureIn(file: string): Promise<Figure<Experiments>> {
  const module = (await import(pathToFileURL(path.join(root, 'figures', file)).href)) as {
    figure: Figure<Experiments>;
  };
  return module.figure;
}

/** Cells of the settings that the figures of the suite `linear` look for. */
function linearCells(): Result[] {
  const orthogonal = [-4, -2, -1, 0, 1, 2, 4].map((delta) =>
    syntheticTrajectory({ betaStar: [0, 1], beta0: [-1, 0], delta, times: evenTimes(20, 200) }),
  );
  const basins = [0, -2, -10].flatMap((delta) =>
    ([1, -1] as const).map((sign) =>
      syntheticTrajectory({
        betaStar: [1, 0.25],
        beta0: [-0.4, 0.9],
        sign,
        delta,
        times: evenTimes(50, 200),
      }),
    ),
  );
  const directions = [
    [0, -1],
    [Math.SQRT1_2, -Math.SQRT1_2],
    [Math.SQRT1_2, Math.SQRT1_2],
  ];
  const comparison = directions.flatMap((beta0) =>
    [-2, -0.2, 0.02, 2].map((delta) =>
      syntheticTrajectory({ betaStar: [0.5, 0.5], beta0, delta, times: evenTimes(10, 100) }),
    ),
  );
  const lowRank = [-10, -1, 0, 1, 10].map((delta) =>
    syntheticLowRank({ row: [-0.4472, 0.8944], target: 0.8944, beta0: [-1, 0], delta, duration: 40 }),
  );
  return [...orthogonal, ...basins, ...comparison, ...lowRank, ...wideAndDeepCells()];
}

/** Cells of wide and deep networks in the settings that their figures look for. */
function wideAndDeepCells(): Result[] {
  const shapes = [
    { inputs: 8, outputs: 2, hidden: 3 },
    { inputs: 2, outputs: 8, hidden: 3 },
    { inputs: 4, outputs: 4, hidden: 6 },
    { inputs: 5, outputs: 3, hidden: 2 },
    { inputs: 4, outputs: 4, hidden: 4, signs: 'mixed' },
  ] as const;
  const modes = { inputs: 4, outputs: 3, hidden: 3, start: [0.6, 0.4, 0.2], target: [1.5, 1, 0.5] };
  return [
    ...shapes.flatMap((shape) => [-16, -4, 0, 4, 16].map((delta) => syntheticRegime({ ...shape, delta }))),
    ...[-4, 0, 4].flatMap((delta) => [0.25, 1].map((etaA) => syntheticWide({ delta, etaA }))),
    ...[0.001, 0.3, 3].map((delta) => syntheticWide({ ...modes, delta, data: 'aligned' })),
    ...[0, 0.8].map((unevenness) => syntheticWide({ ...modes, delta: 1, unevenness })),
    ...[2, 3, 4].flatMap((layers) => [
      ...[-4, -1, 0].map((delta) => syntheticDeep({ layers, delta, inputs: 2, examples: 1 })),
      ...[-1, -1e-2, -1e-4].flatMap((delta) => [0, 1].map((seed) => syntheticDeep({ layers, delta, seed }))),
      syntheticDeep({ layers, delta: -1e-3, setting: 'uneven' }),
    ]),
  ];
}

function reluCells(side: number, steps: readonly number[]): Result[] {
  const settings = [
    [0.1, 0],
    [2, 0],
    [0.1, 1],
    [0.1, -1],
  ] as const;
  return [
    ...syntheticGrid(side, [100, 101], steps),
    syntheticGridCell({ tau: 0.1, delta: -1, seed: 102, steps: [...steps] }, 'diverged'),
    ...settings.map(([tau, delta]) => syntheticPlaneCell({ tau, delta, seed: 100 })),
    ...[-1, 0, 1].map((delta) => syntheticSurfaceCell({ delta, seed: 0 })),
  ];
}

/** The quick profile’s runs, one of them censored at the cap, one diverged. */
function grokkingCells(): Result[] {
  return [
    ...syntheticRuns([1], [0.1, 0.3, 1, 3, 10], [0, 1]),
    ...syntheticRuns([1], [1, 10], [0, 1], { baseLearningRate: 4e-3 }),
    ...syntheticRuns([0.5], [1], [0, 1]),
    syntheticRun({ alpha: 0.1, seed: 2 }, true),
  ];
}

const synthetic: Readonly<Record<string, readonly Result[]>> = {
  linear: linearCells(),
  relu: reluCells(5, [10, 100, 1000]),
  rhm: syntheticNetworks([0.01, 0.02, 0.03, 0.05, 0.075], [0.1, 1, 10], [0, 1, 2]),
  grokking: grokkingCells(),
  'grokking at the paper’s size': syntheticRuns(
    [0.5, 0.75, 1, 1.25, 1.5],
    [0.1, 0.3, 1, 3, 10, 100],
    [0, 1, 2, 3, 4],
    {
      maxSteps: 30_000,
    },
  ),
  deep: syntheticLenets([0.1, 0.3, 1, 3, 10], [0, 1, 2]),
  cnn: syntheticFilterCells([0.1, 1, 10], [1, 2, 3, 4], { filters: 32 }),
  'cnn at the paper’s size': syntheticFilterCells([0.1, 0.3, 1, 3.3, 10], [1, 2, 3, 4, 5], {
    epochs: 24,
    filters: 64,
  }),
  'relu at the paper’s size': reluCells(17, [10, 100, 1000, 10_000, 100_000, 1_000_000]),
  'rhm at the paper’s size': syntheticNetworks(
    Array.from({ length: 20 }, (_, i) => 10 ** (-3 + (2.9 * i) / 19)),
    [0.03, 0.1, 0.3, 1, 3, 10, 33],
    [0, 1, 2, 3, 4, 5],
  ),
};

test('there are figures', () => {
  assert.ok(files.length >= 10, files.join(' '));
});

for (const file of files) {
  test(`${file} exports the figure of its name, for a suite that exists, with title and caption`, async () => {
    const figure = await figureIn(file);
    assert.equal(`${figure.id}.ts`, file);
    assert.ok(suites.includes(figure.suite), figure.suite);
    assert.ok(figure.title.length > 10 && figure.title.length < 90, figure.title);
    assert.ok(figure.caption.length > 100, figure.caption);
  });

  test(`${file} without cells says what is missing`, async () => {
    const figure = await figureIn(file);
    const drawing = figure.draw(new CellSet([]), () => null);
    assert.equal(drawing.state, 'unavailable');
    assert.ok(drawing.reason.length > 20, drawing.reason);
  });

  test(`${file} is drawn without a warning, twice alike, in less than a megabyte`, async () => {
    const figure = await figureIn(file);
    for (const [name, results] of Object.entries(synthetic)) {
      if (!name.startsWith(figure.suite)) continue;
      const draw = async () => {
        const drawing = figure.draw(new CellSet(results), () => null);
        assert.equal(drawing.state, 'drawn', name);
        return renderSvg(figure.id, drawing.spec);
      };
      const svg = await draw();
      assert.equal(await draw(), svg);
      assert.ok(svg.length < 1e6, `${name}: ${svg.length} bytes`);
      assert.match(svg, /cells?\b/);
    }
  });
}
