import type { ClaimOn, Reading } from '../../../core/judge/declared-claim.ts';
import { fitLine } from '../../../core/statistics/fit-line.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type {
  BalancedExperiments,
  KernelPathMeasurements,
  KernelPathParameters,
} from '../../../schemas/balanced.d.ts';

export type PathClaim = ClaimOn<BalancedExperiments, 'kernel-path'>;
export type Path = CellOf<BalancedExperiments, 'kernel-path'>;

/** A path that has not arrived says nothing about its end. ‖Σ_yx‖₂ is 1. */
const arrived = 1e-6;

/** The larger layer as it stands lets the smaller one learn all of Σ_yx: W₂ with h ≥ c, W₁ with h ≥ d. */
export function isLazySide({ inputs, outputs, hidden, lambda }: KernelPathParameters): boolean {
  return lambda !== 0 && hidden >= (lambda > 0 ? outputs : inputs);
}

export function isSquare({ inputs, outputs, hidden }: KernelPathParameters): boolean {
  return inputs === hidden && outputs === hidden;
}

export function shapeName({ inputs, outputs, hidden }: KernelPathParameters): string {
  return `${inputs}–${hidden}–${outputs}`;
}

/** The value of paths together, or why one of them cannot be used. */
export function ofArrived(
  value: (paths: readonly Path[]) => number | Reading,
): (paths: readonly Path[]) => Reading {
  return (paths) => {
    const late = paths.find(({ measurements }) => measurements.residual >= arrived);
    return late === undefined
      ? value(paths)
      : { unusable: `${late.id} did not arrive: ‖Σ − W₂W₁‖ = ${late.measurements.residual}` };
  };
}

/** One value a path. */
export function each(
  quantity: keyof KernelPathMeasurements & ('largest' | 'final'),
): Pick<PathClaim, 'by' | 'label' | 'value'> {
  return {
    by: 'cell',
    label: (path) => `${shapeName(path)}, λ = ${path.lambda}, seed ${path.seed}`,
    value: ofArrived(([path]) => path!.measurements[quantity]),
  };
}

/** Slope of the line of log(quantity) against log |λ|. */
export function powerOf(
  paths: readonly Path[],
  quantity: keyof KernelPathMeasurements & ('final' | 'halfTime'),
): number {
  return fitLine(
    paths.map(({ parameters }) => Math.log(Math.abs(parameters.lambda))),
    paths.map(({ measurements }) => Math.log(measurements[quantity])),
  ).slope;
}
