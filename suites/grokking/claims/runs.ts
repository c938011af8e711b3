import type { ClaimOn, Rule } from '../../../core/judge/declared-claim.ts';
import type { CellOf } from '../../../schemas/cell-set.ts';
import type { TransformerParameters, GrokkingExperiments } from '../../../schemas/grokking.d.ts';

export type RunClaim = ClaimOn<GrokkingExperiments, 'transformer'>;
/** One run as claims see it. */
export type Run = CellOf<GrokkingExperiments, 'transformer'>;

/** Which runs are meant: parameters that have to be so. */
export type Setting = Partial<TransformerParameters>;

/** The public code’s learning rate, at the output scale 1. */
export const usual: Setting = {
  ...{ tau: 1, baseLearningRate: 1e-3, rateScaling: 'inverse-tau-squared', weightDecay: 1 },
};

/** The public code's x/y where a profile has it, else the operation that it has. */
const mainOperation: Rule<TransformerParameters['operation']> = (operation, all) =>
  !all.includes('x/y') || operation === 'x/y';

function matches(parameters: TransformerParameters, setting: Setting): boolean {
  return Object.entries(setting).every(
    ([name, value]) => parameters[name as keyof TransformerParameters] === value,
  );
}

/** The cells of one run a setting, by seed. */
export function runsOf(settings: readonly Setting[]): Pick<RunClaim, 'cells' | 'by'> {
  return {
    cells: settings.map((setting) => ({
      experiment: 'transformer',
      where: {
        ...Object.fromEntries(Object.entries(setting).map(([name, value]) => [name, [value]])),
        operation: mainOperation,
      },
    })),
    by: 'seed',
  };
}

/** The runs of a seed in the order of the settings, from a replicate that has them by its declaration. */
export function inOrder(runs: readonly Run[], settings: readonly Setting[]): Run[] {
  return settings.map((setting) => runs.find(({ parameters }) => matches(parameters, setting))!);
}

/** Times that a run records, by the validation accuracy that they are of. */
export type TimeName = 'stepsToNinety' | 'stepsToGrok';

/** A time that may be known from below only. */
export interface Time {
  /** Steps; for a censored run the steps it was given. */
  readonly steps: number;
  readonly censored: boolean;
}

export function timeOf({ measurements }: Run, name: TimeName): Time {
  const steps = measurements[name];
  return steps === null ? { steps: measurements.lastStep, censored: true } : { steps, censored: false };
}
