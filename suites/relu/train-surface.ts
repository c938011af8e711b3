import { RandomStream } from '../../core/numerics/random-stream.ts';
import type { Trained, Trainer } from '../../core/suite.ts';
import type { PlaneSnapshot, SurfaceMeasurements, SurfaceParameters } from '../../schemas/relu.d.ts';
import { parameterDistance } from './distances.ts';
import { meanSquaredError, outputs } from './float64-network.ts';
import { meanTurn, planeRows } from './plane-directions.ts';
import { planeStep } from './plane-step.ts';
import { scaledStudent, type TwoLayer } from './student-teacher.ts';

const dimension = 2;

/** The corners of a square, and on them the sign of x·y: the task of exclusive or. */
const task = {
  inputs: Float64Array.of(1, 1, -1, 1, -1, -1, 1, -1),
  labels: Float64Array.of(1, -1, 1, -1),
  dimension,
};

/**
 * Unit directions drawn apart and read-outs ±1 in turn. Not the symmetrised start of the student–teacher task: its
 * second half copies the directions of the first, and copies are redundant units.
 */
function baseNetwork(seed: number, width: number): TwoLayer {
  const stream = new RandomStream('relu/surface', seed);
  return {
    a: Float64Array.from({ length: width }, (_, k) => (k % 2 === 0 ? 1 : -1)),
    w: Float64Array.from(Array.from({ length: width }, () => stream.direction(dimension)).flat()),
  };
}

function train(parameters: SurfaceParameters): Trained<SurfaceMeasurements> {
  const { seed, width, tau, delta, learningRate } = parameters;
  const network = scaledStudent(baseNetwork(seed, width), tau, delta);
  const start = structuredClone(network);
  const takeStep = planeStep(task, width);
  const stops = [...parameters.steps].sort((x, y) => x - y);
  const snapshots: PlaneSnapshot[] = [];
  const turns: number[] = [];
  for (let step = 0; snapshots.length < stops.length; step++) {
    if (stops[snapshots.length] === step) {
      const trainLoss = meanSquaredError(outputs(network, task.inputs, dimension), task.labels);
      if (!Number.isFinite(trainLoss)) {
        return { state: 'diverged', step, reason: 'the training loss is not finite' };
      }
      snapshots.push({ step, trainLoss, a: [...network.a], w: planeRows(network) });
      turns.push(meanTurn(start, network));
    }
    takeStep(network, learningRate);
  }
  const turn = turns.at(-1)!;
  const half = turns.findIndex((value) => value >= turn / 2);
  return {
    state: 'completed',
    measurements: {
      snapshots,
      turn,
      parameterDistance: parameterDistance(start, {
        a: Float64Array.from(snapshots.at(-1)!.a),
        w: Float64Array.from(snapshots.at(-1)!.w.flat()),
      }),
      lossShareAtHalfTurn: snapshots[half]!.trainLoss / snapshots[0]!.trainLoss,
    },
    steps: stops.at(-1)!,
  };
}

/** Small networks on the task of exclusive or, in float64 (Fig. 5a). */
export const trainSurface: Trainer<SurfaceParameters, SurfaceMeasurements> = async function* (members) {
  for (const member of members) {
    yield train(member);
    await Promise.resolve();
  }
};
