import type { Trained, TrainContext } from '../../core/suite.ts';
import type { GridMeasurements, GridParameters, GridRow } from '../../schemas/relu.d.ts';
import { hammingDistance, kernelDistance, parameterDistance } from './distances.ts';
import { meanSquaredError, preActivations } from './float64-network.ts';
import { neuralTangentKernel } from './neural-tangent-kernel.ts';
import type { SharedData } from './shared-data.ts';
import { scaledStudent, type TwoLayer } from './student-teacher.ts';
import { TensorStudents } from './tensor-students.ts';

/** Steps between two looks at whether the losses are still finite. */
const lookEvery = 100;

/** The state of a student against which distances are measured. */
interface Snapshot {
  readonly kernel: Float32Array;
  /** n × h, row-major, float64 from the engine's weights. */
  readonly preActivations: Float64Array;
  readonly weights: TwoLayer;
}

/**
 * Trains students with the same recorded steps side by side.
 * @returns their outcomes, in order
 */
export async function trainStack(
  members: readonly GridParameters[],
  shared: SharedData,
  { engine, progress }: TrainContext,
): Promise<Trained<GridMeasurements>[]> {
  const students = new TensorStudents(
    engine,
    inCompany(members).map(({ tau, delta, baseLearningRate }) => ({
      weights: scaledStudent(shared.base.student, tau, delta),
      learningRate: baseLearningRate / tau ** 2,
    })),
    { inputs: shared.inputs, labels: shared.labels.tensor },
  );
  try {
    const starts = await students.weights();
    const initial = await Promise.all(members.map((_, i) => snapshot(starts[i]!, shared, engine)));
    const rows = members.map((): GridRow[] => []);
    const diverged = new Map<number, number>();
    const stops = [...members[0]!.steps].sort((x, y) => x - y);
    const last = stops.at(-1)!;
    for (let step = 0; ;) {
      progress(last === 0 ? 1 : step / last);
      const losses = await trainLosses(students, shared);
      for (const i of members.keys())
        if (!Number.isFinite(losses[i]) && !diverged.has(i)) diverged.set(i, step);
      if (stops.includes(step))
        await measure({ step, losses, students, initial, shared, engine, rows, diverged });
      if (step === last || diverged.size === members.length) break;
      const next = nextLook(step, stops);
      await students.take(next - step);
      step = next;
    }
    return members.map((_, i) => outcome(rows[i]!, last, diverged.get(i)));
  } finally {
    students.dispose();
  }
}

/** The step at which the students are looked at next: to measure them, or to see whether they have diverged. */
function nextLook(step: number, stops: readonly number[]): number {
  const look = (Math.floor(step / lookEvery) + 1) * lookEvery;
  return Math.min(look, ...stops.filter((stop) => stop > step));
}

/**
 * A student alone is trained beside a copy of itself: an engine may sum a single product in another order than one
 * of several, and a student's bits must not depend on its ensemble.
 */
function inCompany(members: readonly GridParameters[]): readonly GridParameters[] {
  return members.length === 1 ? [members[0]!, members[0]!] : members;
}

function outcome(rows: GridRow[], steps: number, divergedAt: number | undefined): Trained<GridMeasurements> {
  return divergedAt === undefined
    ? { state: 'completed', measurements: { rows }, steps }
    : { state: 'diverged', step: divergedAt, reason: 'the training loss is not finite' };
}

async function trainLosses(students: TensorStudents, shared: SharedData): Promise<number[]> {
  const predictions = await students.outputs(shared.inputs.columns);
  return predictions.map((values) => meanSquaredError(values, shared.labels.values));
}

async function snapshot(
  weights: TwoLayer,
  shared: SharedData,
  engine: TrainContext['engine'],
): Promise<Snapshot> {
  const hidden = preActivations(weights, shared.base.inputs, shared.base.dimension);
  const kernel = await neuralTangentKernel(engine, shared.gram, hidden, weights.a);
  return { kernel, preActivations: hidden, weights };
}

/** Adds a row to each student that has not diverged. */
async function measure(at: {
  readonly step: number;
  readonly losses: readonly number[];
  readonly students: TensorStudents;
  readonly initial: readonly Snapshot[];
  readonly shared: SharedData;
  readonly engine: TrainContext['engine'];
  readonly rows: readonly GridRow[][];
  readonly diverged: ReadonlyMap<number, number>;
}): Promise<void> {
  const { step, shared, engine } = at;
  const weights = await at.students.weights();
  const predictions = await at.students.outputs(shared.test.columns);
  for (const [i, rows] of at.rows.entries()) {
    if (at.diverged.has(i)) continue;
    const initial = at.initial[i]!;
    const current = await snapshot(weights[i]!, shared, engine);
    rows.push({
      step,
      kernelDistance: kernelDistance(initial.kernel, current.kernel),
      testLoss: meanSquaredError(predictions[i]!, shared.test.labels),
      hammingDistance: hammingDistance(initial.preActivations, current.preActivations, shared.inputs.samples),
      parameterDistance: parameterDistance(initial.weights, current.weights),
      trainLoss: at.losses[i]!,
    });
  }
}
