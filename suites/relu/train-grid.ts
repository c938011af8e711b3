import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { Trained, Trainer, TrainContext } from '../../core/suite.ts';
import type { GridMeasurements, GridParameters, GridRow } from '../../schemas/relu.d.ts';
import { hammingDistance, kernelDistance, parameterDistance } from './distances.ts';
import { meanSquaredError, outputs, preActivations } from './float64-network.ts';
import { neuralTangentKernel } from './neural-tangent-kernel.ts';
import {
  drawStudentTeacher,
  drawTestInputs,
  scaledStudent,
  type StudentTeacher,
  type TwoLayer,
} from './student-teacher.ts';
import { TensorStudent, uploadInputs, type TensorInputs } from './tensor-student.ts';

/** Steps between two looks at whether the loss is still finite. */
const lookEvery = 100;

/** What the members of an ensemble share: they have one seed and one size. */
interface SharedData {
  readonly base: StudentTeacher;
  readonly inputs: TensorInputs;
  readonly labels: { readonly values: Float64Array; readonly tensor: Tensor2D };
  readonly gram: Tensor2D;
  readonly test: { readonly columns: Tensor2D; readonly labels: Float64Array };
}

/** The state of a student against which distances are measured. */
interface Snapshot {
  readonly kernel: Float32Array;
  /** n × h, row-major, float64 from the engine's weights. */
  readonly preActivations: Float64Array;
  readonly weights: TwoLayer;
}

/**
 * Trains the students of one seed one after another on the same inputs: on engines that compute in cache, one
 * student's n × h activations at a time is the fastest layout.
 */
export const trainGrid: Trainer<GridParameters, GridMeasurements> = async function* (members, context) {
  const first = members[0];
  if (first === undefined) return;
  const shared = share(context.engine, first);
  try {
    for (const member of members) yield await trainStudent(member, shared, context);
  } finally {
    context.engine.tf.dispose([
      shared.inputs.rows,
      shared.inputs.columns,
      shared.labels.tensor,
      shared.gram,
      shared.test.columns,
    ]);
  }
};

function share(engine: Engine, parameters: GridParameters): SharedData {
  const { tf } = engine;
  const { dimension, testSamples } = parameters;
  const base = drawStudentTeacher(parameters.seed, parameters);
  const inputs = uploadInputs(engine, base.inputs, dimension);
  const labels = outputs(base.teacher, base.inputs, dimension);
  const testInputs = drawTestInputs(dimension, testSamples);
  const test = uploadInputs(engine, testInputs, dimension);
  test.rows.dispose();
  return {
    base,
    inputs,
    labels: { values: labels, tensor: tf.tensor2d(Float32Array.from(labels), [1, inputs.samples]) },
    gram: tf.matMul(inputs.rows, inputs.columns),
    test: { columns: test.columns, labels: outputs(base.teacher, testInputs, dimension) },
  };
}

async function trainStudent(
  parameters: GridParameters,
  shared: SharedData,
  { engine, progress }: TrainContext,
): Promise<Trained<GridMeasurements>> {
  const { tau, delta, baseLearningRate } = parameters;
  const start = scaledStudent(shared.base.student, tau, delta);
  const student = new TensorStudent(engine, start);
  const rate = engine.tf.scalar((-2 * (baseLearningRate / tau ** 2)) / shared.inputs.samples);
  try {
    const initial = await snapshot(student, shared, engine);
    const stops = [...parameters.steps].sort((x, y) => x - y);
    const last = stops.at(-1) ?? 0;
    const rows: GridRow[] = [];
    for (let step = 0; ; step++) {
      const due = stops[rows.length] === step;
      if (due || step % lookEvery === 0) {
        progress(last === 0 ? 1 : step / last);
        const trainLoss = await lossOf(student, shared);
        if (!Number.isFinite(trainLoss))
          return { state: 'diverged', step, reason: 'the training loss is not finite' };
        if (due) rows.push(await measure(step, trainLoss, student, initial, shared, engine));
      }
      if (step === last) return { state: 'completed', measurements: { rows } };
      student.step(shared.inputs, shared.labels.tensor, rate);
    }
  } finally {
    student.dispose();
    rate.dispose();
  }
}

async function lossOf(student: TensorStudent, shared: SharedData): Promise<number> {
  return meanSquaredError(await student.outputs(shared.inputs.columns), shared.labels.values);
}

async function snapshot(student: TensorStudent, shared: SharedData, engine: Engine): Promise<Snapshot> {
  const weights = await student.weights();
  const hidden = preActivations(weights, shared.base.inputs, shared.base.dimension);
  const kernel = await neuralTangentKernel(engine, shared.gram, hidden, weights.a);
  return { kernel, preActivations: hidden, weights };
}

async function measure(
  step: number,
  trainLoss: number,
  student: TensorStudent,
  initial: Snapshot,
  shared: SharedData,
  engine: Engine,
): Promise<GridRow> {
  const current = await snapshot(student, shared, engine);
  return {
    step,
    kernelDistance: kernelDistance(initial.kernel, current.kernel),
    testLoss: meanSquaredError(await student.outputs(shared.test.columns), shared.test.labels),
    hammingDistance: hammingDistance(initial.preActivations, current.preActivations, shared.inputs.samples),
    parameterDistance: parameterDistance(initial.weights, current.weights),
    trainLoss,
  };
}
