import type { CellSet, CompletedCell } from '../../schemas/cell-set.ts';
import type {
  Path,
  TrajectoryMeasurements,
  TrajectoryParameters,
  LinearExperiments,
} from '../../schemas/linear.d.ts';
import type { Point3 } from './projection.ts';

export type Trajectory = CompletedCell<TrajectoryParameters, TrajectoryMeasurements>;

/** Whether two vectors agree, so that a start written as 0.7071 in one place and √½ in another is one start. */
export function sameVector(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, i) => Math.abs(value - other[i]!) < 1e-4);
}

/**
 * Trajectories towards `betaStar` with equal learning rates, by rising δ. Where a setting was recorded more
 * than once, with other times, the one with the most times is taken.
 */
export function trajectoriesTowards(
  cells: CellSet<LinearExperiments>,
  betaStar: readonly number[],
): Trajectory[] {
  const finest = new Map<string, Trajectory>();
  for (const cell of cells.completed('trajectory')) {
    const { betaStar: target, beta0, delta, sign, etaA, etaW, times } = cell.parameters;
    if (!sameVector(target, betaStar) || etaA !== etaW) continue;
    const setting = JSON.stringify([beta0, delta, sign]);
    if (times.length > (finest.get(setting)?.parameters.times.length ?? 0)) finest.set(setting, cell);
  }
  return [...finest.values()].sort((one, other) => one.parameters.delta - other.parameters.delta);
}

/** The runs of Figs. 2, 3 and 4a: β* = (0, 1) from β₀ = (−1, 0) with a₀ > 0, by rising δ. */
export function orthogonalStarts(cells: CellSet<LinearExperiments>): Trajectory[] {
  return trajectoriesTowards(cells, [0, 1]).filter(
    ({ parameters }) => sameVector(parameters.beta0, [-1, 0]) && parameters.sign === 1,
  );
}

/** A path in the plane of its function: β = a w, one entry a time. */
export function betaAlong({ a, w }: Path): [number, number][] {
  return a.map((value, i) => [value * w[i]![0]!, value * w[i]![1]!]);
}

/** A path in parameter space: (w₁, w₂, a), one entry a time. */
export function parametersAlong({ a, w }: Path): Point3[] {
  return a.map((value, i) => [w[i]![0]!, w[i]![1]!, value]);
}
