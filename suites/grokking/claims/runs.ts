import type { CellSet } from '../../../schemas/cell-set.ts';
import type { TransformerMeasurements, TransformerParameters } from '../../../schemas/grokking.d.ts';
import type { GrokkingExperiments } from '../../../schemas/grokking-experiments.ts';

/** One run as claims see it. */
export interface Run {
  readonly parameters: TransformerParameters;
  readonly measurements: TransformerMeasurements;
}

/** Which runs a claim is about: parameters that have to be so. */
export type Setting = Partial<TransformerParameters>;

/** The paper's own learning rate and output scale. */
export const usual: Setting = { tau: 1, baseLearningRate: 1e-3, rateScaling: 'inverse-tau-squared' };

function matches(parameters: TransformerParameters, setting: Setting): boolean {
  return Object.entries(setting).every(
    ([name, value]) => parameters[name as keyof TransformerParameters] === value,
  );
}

/** Runs of one setting, by seed. */
export interface RunsBySeed {
  readonly completed: ReadonlyMap<number, Run>;
  /** Why a seed's run did not finish. */
  readonly unfinished: ReadonlyMap<number, string>;
}

/** The stored runs of a setting. Where several match, the first of the profile is taken. */
export function runsOf(cells: CellSet<GrokkingExperiments>, setting: Setting): RunsBySeed {
  const completed = new Map<number, Run>();
  for (const { parameters, measurements } of cells.completed('transformer')) {
    if (!matches(parameters, setting) || completed.has(parameters.seed)) continue;
    completed.set(parameters.seed, { parameters, measurements });
  }
  const unfinished = cells
    .unfinished('transformer')
    .filter(({ parameters }) => matches(parameters, setting))
    .map(({ id, parameters, reason }) => [parameters.seed, `${id} ${reason}`] as const);
  return { completed, unfinished: new Map(unfinished) };
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
