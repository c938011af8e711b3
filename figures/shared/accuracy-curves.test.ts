import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { CellSet } from '../../schemas/cell-set.ts';
import type { RhmExperiments } from '../../schemas/rhm.d.ts';
import { measuredCurves, paperCurves } from './accuracy-curves.ts';
import { syntheticNetwork } from '../../suites/rhm/fixtures/synthetic-cells.ts';
import { syntheticResult } from '../../core/run/fixtures/synthetic-result.ts';

test('a curve has mean and population deviation over seeds, by size, upstream first', () => {
  const cells = new CellSet<RhmExperiments>([
    syntheticNetwork({ alpha: 1, fraction: 0.02, seed: 0 }, 0.5),
    syntheticNetwork({ alpha: 1, fraction: 0.02, seed: 1 }, 0.75, false),
    syntheticNetwork({ alpha: 1, fraction: 0.01, seed: 0 }, 0.25),
    syntheticNetwork({ alpha: 10, fraction: 0.01, seed: 0 }, 0.5),
    syntheticResult('network', { alpha: 10, fraction: 0.01, seed: 1 }, null),
  ]);
  const curves = measuredCurves(cells);
  assert.deepEqual(
    curves.map(({ alpha }) => alpha),
    [10, 1],
  );
  const [small, large] = curves[1]!.points;
  assert.deepEqual(small, { fraction: 1310 / 131072, error: 0.75, deviation: 0, fitted: true });
  assert.deepEqual(large, { fraction: 2621 / 131072, error: 0.375, deviation: 0.125, fitted: false });
});

test('the paper’s curves are those of its figure: α = 33 errs on 129,760 of 157,284 strings at 10⁻³', () => {
  const file = path.join(import.meta.dirname, '..', '..', 'baselines', 'paper', 'rhm.json');
  const curves = paperCurves(() => JSON.parse(readFileSync(file, 'utf8')) as unknown);
  assert.deepEqual(
    curves.map(({ alpha, points }) => [alpha, points.length]),
    [33, 10, 3, 1, 0.3, 0.1].map((alpha) => [alpha, 20]),
  );
  assert.ok(Math.abs(curves[0]!.points[0]!.error - 129760 / 157284) < 1e-6);
  assert.deepEqual(
    paperCurves(() => null),
    [],
  );
});
