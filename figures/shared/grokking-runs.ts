import type { CellSet } from '../../schemas/cell-set.ts';
import type {
  TransformerMeasurements,
  TransformerParameters,
  GrokkingExperiments,
} from '../../schemas/grokking.d.ts';
import { groupBy } from '../../core/statistics/group-by.ts';

/** Times that a run records. */
export type TimeName = 'stepsToTrain' | 'stepsToHalf' | 'stepsToNinety' | 'stepsToGrok';

/** Runs of one α and τ, all their seeds together. */
export interface RunGroup {
  readonly alpha: number;
  readonly tau: number;
  readonly runs: readonly {
    readonly seed: number;
    readonly maxSteps: number;
    readonly measurements: TransformerMeasurements;
  }[];
  /** How many seeds diverged or failed. */
  readonly unfinished: number;
}

/** A time over the seeds of a group. */
export interface GroupTime {
  /** Median of the steps; of a censored median the steps that were given. */
  readonly steps: number;
  /** Whether the median run, or for an even number one of the two, did not arrive. */
  readonly censored: boolean;
  /** How many runs did not arrive. */
  readonly missing: number;
}

type Wanted = (parameters: TransformerParameters) => boolean;

/**
 * Runs of a profile's main task: x/y where there is any, else what there is, at the weight decay 1 of all grids. Others
 * are sweeps of their own, which belong to no line or map.
 */
export function ofMainTask(cells: CellSet<GrokkingExperiments>): Wanted {
  const all = [...cells.completed('transformer'), ...cells.unfinished('transformer')];
  const hasQuotients = all.some(({ parameters }) => parameters.operation === 'x/y');
  return ({ operation, weightDecay }) => weightDecay === 1 && (!hasQuotients || operation === 'x/y');
}

/** Runs of the main task at the public code's learning rate, 10⁻³, divided by τ² as in the paper. */
export function atUsualRate(cells: CellSet<GrokkingExperiments>): Wanted {
  const isMain = ofMainTask(cells);
  return (parameters) =>
    isMain(parameters) &&
    parameters.baseLearningRate === 1e-3 &&
    parameters.rateScaling === 'inverse-tau-squared';
}

/** Stored runs that a figure wants, by rising τ and α. */
export function runGroups(cells: CellSet<GrokkingExperiments>, wanted: Wanted): RunGroup[] {
  const completed = cells.completed('transformer').filter(({ parameters }) => wanted(parameters));
  const unfinished = cells.unfinished('transformer').filter(({ parameters }) => wanted(parameters));
  const place = ({ parameters: { alpha, tau } }: { parameters: TransformerParameters }) =>
    JSON.stringify([tau, alpha]);
  const finishedAt = groupBy(completed, place);
  return [...groupBy([...completed, ...unfinished], place)]
    .map(([key, members]): RunGroup => {
      const { alpha, tau } = members[0]!.parameters;
      const runs = (finishedAt.get(key) ?? []).map(({ parameters: { seed, maxSteps }, measurements }) => ({
        ...{ seed, maxSteps, measurements },
      }));
      return { alpha, tau, runs, unfinished: members.length - runs.length };
    })
    .sort((one, other) => one.tau - other.tau || one.alpha - other.alpha);
}

/** A time of every run; a run that did not arrive has the steps it was given. */
export function timesOf(
  group: RunGroup,
  name: TimeName,
): { seed: number; steps: number; censored: boolean }[] {
  return group.runs.map(({ seed, measurements }) => {
    const steps = measurements[name];
    return { seed, steps: steps ?? measurements.lastStep, censored: steps === null };
  });
}

/**
 * The median over seeds, which a run that did not arrive counts in as the longest. Null where a seed diverged or
 * failed, or nothing was run.
 */
export function medianTime(group: RunGroup, name: TimeName): GroupTime | null {
  if (group.unfinished > 0 || group.runs.length === 0) return null;
  const times = timesOf(group, name).sort((one, other) =>
    one.censored === other.censored ? one.steps - other.steps : Number(one.censored) - Number(other.censored),
  );
  const [low, high] = [times[(times.length - 1) >> 1]!, times[times.length >> 1]!];
  return {
    steps: (low.steps + high.steps) / 2,
    censored: high.censored,
    missing: times.filter(({ censored }) => censored).length,
  };
}
