import type { Scalar, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { PerStep, Step, StepsRequest } from '../../core/engine/steps/step.ts';
import { adamStep } from './adam-w.ts';
import { batchOf, type BatchRows } from './batch.ts';
import type { NetworkContext } from './network-context.ts';
import { gradient } from './network-gradient.ts';
import { scoredAtOnce, scoreSums } from './scores.ts';
import { weightsByName } from './weights-by-name.ts';

/** Parameters and AdamW's moments (see `AdamState`), each float32 [members, rows, d]. */
export type TrainingState = readonly [parameters: Tensor3D, first: Tensor3D, second: Tensor3D];

/** A step's own values: its batch by rows, filled up to an epoch's first, and the numbers of AdamW (`AdamFactors`). */
export type StepInputs = readonly [...BatchRows, move: Tensor3D, decay: Tensor3D, epsilon: Scalar];

/** Shapes and dtypes of a step's own values. */
export function stepInputs(
  members: number,
  largestBatch: number,
): StepsRequest<TrainingState, StepInputs>['perStep'] {
  const rows: PerStep = { shape: [members, largestBatch], dtype: 'int32' };
  const factor: PerStep = { shape: [members, 1, 1], dtype: 'float32' };
  return [rows, rows, rows, factor, factor, { shape: [], dtype: 'float32' }];
}

/** The first so many pairs of those that a step is given. */
function firstRows(
  tf: NetworkContext['engine']['tf'],
  [left, right, answers]: BatchRows,
  count: number,
): BatchRows {
  const part = (rows: Tensor2D): Tensor2D =>
    rows.shape[1] === count ? rows : tf.slice(rows, [0, 0], [-1, count]);
  return [part(left), part(right), part(answers)];
}

/**
 * One step of AdamW of every member on its batch, as a pure function of tensors. It collects zeros where `scoringStep`
 * collects sums.
 *
 * @param batchSize pairs a member: the first so many of those that the step is given
 */
export function trainingStep(on: NetworkContext, batchSize: number): Step<TrainingState, StepInputs> {
  const { engine, shape, taus } = on;
  const { tf } = engine;
  return ([parameters, first, second], [left, right, answers, move, decay, epsilon]) => {
    const { operands, labels } = batchOf(on, firstRows(tf, [left, right, answers], batchSize));
    const weights = weightsByName(engine, shape, parameters);
    const towards = gradient(on, weights, taus, operands, labels);
    const after = adamStep(engine, { parameters, first, second }, towards, { move, decay, epsilon });
    const state: TrainingState = [after.parameters, after.first, after.second];
    return { state, collect: [tf.zeros([2, parameters.shape[0]])] };
  };
}

/** A step that changes nothing and collects `scoreSums` of the first pairs that it is given, a part of a set. */
export function scoringStep(on: NetworkContext): Step<TrainingState, StepInputs> {
  return (state, [left, right, answers]) => {
    const rows = firstRows(on.engine.tf, [left, right, answers], scoredAtOnce);
    return { state, collect: [scoreSums(on, state[0], rows)] };
  };
}
