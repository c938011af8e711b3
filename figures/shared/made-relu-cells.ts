import { CellSet } from '../../schemas/cell-set.ts';
import type { GridParameters, GridRow, PlaneParameters, SurfaceParameters } from '../../schemas/relu.d.ts';
import type { Result } from '../../schemas/result.d.ts';
import { madeResult } from './made-result.ts';
import type { ReluExperiments } from '../../schemas/relu-experiments.ts';

/** Numbers in the range of the real ones: the kernel moves at small τ, upstream first. */
function madeRow(tau: number, delta: number, seed: number, step: number): GridRow {
  const speed = step / (step + 400 * 10 ** -delta);
  const small = 1 / (1 + (tau / 0.4) ** 3);
  return {
    step,
    kernelDistance: small * speed * (0.5 + 0.01 * (seed % 7)),
    testLoss: 1e-2 * (1 - 0.85 * small * speed) + 1e-5 * (seed % 5),
    hammingDistance: 12 * small * speed,
    parameterDistance: 0.1 + speed * (1.2 - delta),
    trainLoss: 1e-2 * (1 - 0.9 * speed),
  };
}

/** A cell of the grid, or one that diverged. */
export function madeGridCell(
  given: Pick<GridParameters, 'tau' | 'delta' | 'seed' | 'steps'>,
  rows: readonly GridRow[] | 'diverged' = given.steps.map((step) =>
    madeRow(given.tau, given.delta, given.seed, step),
  ),
): Result {
  const parameters: GridParameters = {
    dimension: 100,
    width: 50,
    samples: 1000,
    testSamples: 10000,
    baseLearningRate: 0.005,
    ...given,
  };
  return madeResult('grid', parameters, rows === 'diverged' ? null : { rows });
}

/** A full grid of `side` × `side` points as in the paper: τ from 0.1 to 2 by equal factors, δ from −1 to 1 evenly. */
export function madeGrid(side: number, seeds: readonly number[], steps: readonly number[]): Result[] {
  const shares = Array.from({ length: side }, (_, i) => i / (side - 1));
  return shares.flatMap((x) =>
    shares.flatMap((y) =>
      seeds.map((seed) =>
        madeGridCell({ tau: 10 ** (-1 + 1.3 * x), delta: 2 * y - 1, seed, steps: [...steps] }),
      ),
    ),
  );
}

/** A student in the plane whose neurons turn from where they start to the nearest teacher direction. */
export function madePlaneCell(given: Pick<PlaneParameters, 'tau' | 'delta' | 'seed'>): Result {
  const steps = Array.from({ length: 30 }, (_, i) => i * 1000);
  const parameters: PlaneParameters = { steps, width: 50, samples: 20, learningRate: 1e-4, ...given };
  const teacher = [0.4, 2.3, 4.6].map((angle, i) => ({
    direction: [Math.cos(angle), Math.sin(angle)],
    sign: i === 1 ? -1 : 1,
  }));
  const alpha = Math.sqrt(
    (given.delta + Math.sqrt(given.delta ** 2 + 4 * given.tau ** 4)) / (2 * given.tau ** 2),
  );
  const snapshots = steps.map((step, k) => {
    const angles = Array.from(
      { length: 50 },
      (_, i) => 2.399 * (i % 25) + (0.02 * k * (i % 3)) / (1 + given.tau),
    );
    return {
      step,
      trainLoss: 0.1 / (1 + k),
      a: angles.map((_, i) => (i < 25 ? 1 : -1) * given.tau * alpha * (1 + 0.05 * k)),
      w: angles.map((angle) => [
        (given.tau / alpha) * Math.cos(angle),
        (given.tau / alpha) * Math.sin(angle),
      ]),
    };
  });
  return madeResult('plane', parameters, { teacher, snapshots, alignment: { initial: 0.6, final: 0.9 } });
}

/** A network on the task of exclusive or whose loss halves from record to record, its units turning to the diagonals. */
export function madeSurfaceCell(given: Pick<SurfaceParameters, 'delta' | 'seed'>): Result {
  const steps = Array.from({ length: 12 }, (_, i) => (i === 0 ? 0 : 2 ** i));
  const parameters: SurfaceParameters = { tau: 0.1, steps, width: 12, learningRate: 4e-4, ...given };
  const snapshots = steps.map((step, k) => {
    const turned = given.delta < 0 ? 0 : k / (steps.length - 1);
    const units = Array.from({ length: 12 }, (_, i) => {
      const [start, end] = [2.399 * i + given.seed, (Math.PI / 4) * (2 * i + 1)];
      const angle = start + turned * (end - start);
      return { a: (i % 2 === 0 ? 1 : -1) * (1 - 0.5 ** k), w: [Math.cos(angle), Math.sin(angle)] };
    });
    return { step, trainLoss: 0.5 ** k, a: units.map(({ a }) => a), w: units.map(({ w }) => w) };
  });
  return madeResult('surface', parameters, {
    snapshots,
    turn: given.delta < 0 ? 0 : 0.8,
    parameterDistance: 1,
    lossShareAtHalfTurn: 0.9,
  });
}

export function madeReluCells(results: readonly Result[]): CellSet<ReluExperiments> {
  return new CellSet<ReluExperiments>(results);
}
