import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { GridParameters } from '../../schemas/relu.d.ts';
import { outputs } from './float64-network.ts';
import { drawStudentTeacher, drawTestInputs, type StudentTeacher } from './student-teacher.ts';
import { uploadInputs, type TensorInputs } from './tensor-inputs.ts';

/** What the members of an ensemble share: they have one seed and one size. */
export interface SharedData {
  readonly base: StudentTeacher;
  readonly inputs: TensorInputs;
  readonly labels: { readonly values: Float64Array; readonly tensor: Tensor2D };
  readonly gram: Tensor2D;
  readonly test: { readonly columns: Tensor2D; readonly labels: Float64Array };
}

/** Draws what a seed fixes and uploads it. */
export function uploadShared(engine: Engine, parameters: GridParameters): SharedData {
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

/** Gives the tensors back. */
export function disposeShared({ tf }: Engine, { inputs, labels, gram, test }: SharedData): void {
  tf.dispose([inputs.rows, inputs.columns, labels.tensor, gram, test.columns]);
}
