import type { Engine } from '../../core/engine/engine.ts';
import { kernelDistance } from '../../core/numerics/kernel-distance.ts';
import type { TrainContext, Trained, Trainer } from '../../core/suite.ts';
import type {
  KernelMeasurements,
  KernelRow,
  TransformerMeasurements,
  TransformerParameters,
} from '../../schemas/grokking.d.ts';
import { EnsembleTraining, type Look } from './ensemble-training.ts';
import { drawProbes } from './kernel-probes.ts';
import { modularTable, type ModularTable } from './modular-table.ts';
import { networkShape, type NetworkShape } from './network-shape.ts';
import { tangentKernel } from './tangent-kernel.ts';

/** What is told of the training itself. */
function timesOf({
  stepsToTrain,
  stepsToHalf,
  stepsToGrok,
  censored,
  lastStep,
}: TransformerMeasurements): Omit<KernelMeasurements, 'kernels'> {
  return { stepsToTrain, stepsToHalf, stepsToGrok, censored, lastStep };
}

/** Follows the kernel of one network from milestone to milestone. */
function kernelWatch(
  engine: Engine,
  { tau, seed }: TransformerParameters,
  table: ModularTable,
  shape: NetworkShape,
): { readonly rows: KernelRow[]; readonly watch: (look: Look) => Promise<void> } {
  const probes = drawProbes(table, seed);
  const rows: KernelRow[] = [];
  let [start, trained]: (Float32Array | undefined)[] = [];
  const watch = async ({ record, weights }: Look): Promise<void> => {
    if (!record.isMilestone) return;
    const kernel = await tangentKernel(engine, { shape, table, tau, weights: await weights() }, probes);
    start ??= kernel;
    if (record.isTrained) trained = kernel;
    rows.push({
      step: record.lastStep,
      fromStart: kernelDistance(start, kernel),
      fromTrained: trained === undefined ? null : kernelDistance(trained, kernel),
    });
  };
  return { rows, watch };
}

async function* trainOne(
  parameters: TransformerParameters,
  { engine, progress }: TrainContext,
): AsyncGenerator<Trained<KernelMeasurements>> {
  const { operation, prime, dimension, heads } = parameters;
  const [table, shape] = [modularTable(operation, prime), networkShape(prime, dimension, heads)];
  const { rows, watch } = kernelWatch(engine, parameters, table, shape);
  const training = new EnsembleTraining(engine, shape, table, [parameters]);
  try {
    for await (const trained of training.run(progress, undefined, watch)) {
      yield trained.state === 'completed'
        ? { ...trained, measurements: { ...timesOf(trained.measurements), kernels: rows } }
        : trained;
    }
  } finally {
    training.dispose();
  }
}

/**
 * Trains networks one after another, with the bits of `trainTransformers`, and looks at their tangent kernels at the
 * start and where a set is learned.
 *
 * @throws Fail (exit 2) for parameters that make no data set or no network
 */
export const trainKernels: Trainer<TransformerParameters, KernelMeasurements> = async function* (
  members,
  context,
) {
  for (const parameters of members) yield* trainOne(parameters, context);
};
