import type { Tensor } from '@tensorflow/tfjs-core';
import { checkResult } from './check-result.ts';
import { recordStep, type Recorder } from './record-step.ts';
import type { RecordedStep } from './recorded-step.ts';
import { refuseFrozen } from './refuse-frozen.ts';
import type { StepResult, StepsRequest, Tensors } from './step.ts';
import { rowTensors, type GivenSteps } from './step-values.ts';

/**
 * Writes down each variant of a step, twice, on values that it is given.
 *
 * @throws Fail (exit 2) for a step that cannot be compiled
 */
export function recordVariants(recorder: Recorder, request: StepsRequest, given: GivenSteps): RecordedStep[] {
  const { engine, name } = recorder;
  let collected: Tensors | undefined;
  return request.variants.map((variant, kind) => {
    // One that does not come yet is recorded with the values of another, which have the same shapes.
    const now = rowTensors(engine, given, Math.max(0, given.kinds.indexOf(kind)));
    const state = request.state.map((tensor) => copyOf(recorder, tensor));
    const results: StepResult[] = [];
    const record = (): RecordedStep => {
      const { step, result } = recordStep(recorder, variant, state, now);
      results.push(result);
      return step;
    };
    try {
      const step = record();
      checkResult(name, state, results[0]!, collected);
      collected ??= results[0]!.collect;
      refuseFrozen(name, step, record());
      return step;
    } finally {
      const made = results.flatMap((result) => [...result.state, ...(result.collect ?? [])]);
      engine.tf.dispose([...state, ...now, ...made]);
    }
  });
}

/** A tensor kept in a place of its own. */
function copyOf({ engine }: Recorder, tensor: Tensor): Tensor {
  return engine.tf.tensor(tensor.dataSync(), tensor.shape, tensor.dtype);
}
