import type { CellSet } from '../../schemas/cell-set.ts';
import type { DistanceRow, DeepExperiments } from '../../schemas/deep.d.ts';

/** The three distances of Fig. 6a. */
export const distances = ['kernel', 'hamming', 'parameter'] as const;
export type DistanceName = (typeof distances)[number];

/** One distance of one network, or of the paper's mean, against epochs. */
export interface DistanceCurve {
  readonly alpha: number;
  /** −1 for the paper's mean. */
  readonly seed: number;
  readonly points: readonly {
    readonly epoch: number;
    readonly distance: number;
    readonly matched: boolean;
  }[];
}

const valueOf: Readonly<Record<DistanceName, (row: DistanceRow) => number>> = {
  kernel: (row) => row.kernelDistance,
  hamming: (row) => row.hammingDistance,
  parameter: (row) => row.relativeParameterDistance,
};

/** Each stored network's distance by epoch. */
export function measuredDistances(cells: CellSet<DeepExperiments>, name: DistanceName): DistanceCurve[] {
  return cells.completed('network').map(({ parameters, measurements }) => {
    const stepsPerEpoch = Math.floor(parameters.trainImages / parameters.batchSize);
    const points = measurements.rows.map((row) => ({
      epoch: row.step / stepsPerEpoch,
      distance: valueOf[name](row),
      matched: row.step === measurements.matchedStep,
    }));
    return { alpha: parameters.alpha, seed: parameters.seed, points };
  });
}

/** The digitised figure: kernel_distance.json of baselines/paper. */
interface Digitised {
  readonly Kernel: readonly {
    readonly alpha: number;
    readonly epochs: readonly number[];
    readonly kernel_distance: readonly number[];
  }[];
  readonly Hamming: readonly {
    readonly alpha: number;
    readonly at_epoch: Readonly<Record<string, number>>;
  }[];
  readonly Parameter: readonly {
    readonly alpha: number;
    readonly vertices: readonly (readonly [number, number])[];
  }[];
}

/** The paper's mean lines; none where the file is not at hand. */
export function paperDistances(paper: (file: string) => unknown, name: DistanceName): DistanceCurve[] {
  const digitised = paper('kernel_distance.json') as Digitised | null;
  if (digitised === null) return [];
  const curve = (alpha: number, points: readonly (readonly [number, number])[]): DistanceCurve => ({
    alpha,
    seed: -1,
    points: points
      .filter(([epoch, distance]) => epoch > 0.5 && distance > 0)
      .map(([epoch, distance]) => ({ epoch, distance, matched: false })),
  });
  if (name === 'kernel') {
    return digitised.Kernel.map(({ alpha, epochs, kernel_distance: values }) =>
      curve(
        alpha,
        epochs.map((epoch, i) => [epoch, values[i]!] as const),
      ),
    );
  }
  if (name === 'parameter') {
    return digitised.Parameter.map(({ alpha, vertices }) => curve(alpha, vertices));
  }
  // The last entry is a mean over drawn vertices near the end, and says so in its key.
  return digitised.Hamming.map(({ alpha, at_epoch: values }) =>
    curve(
      alpha,
      Object.entries(values).map(
        ([key, value]) => [Number(/^\d+$/.test(key) ? key : lateEpoch), value] as const,
      ),
    ),
  );
}

/** Middle of the epochs over which the digitised Hamming lines' end was read. */
const lateEpoch = 490;
