import { Fail } from '../../fail.ts';
import type { Engine } from '../engine.ts';
import type { Attribute } from './graph.ts';
import { graphAttributes } from './graph-attributes.ts';
import type { GraphBackend } from './graph-backend.ts';
import type { HeldTensors } from './held-tensors.ts';
import { inferredTypes, knownOperations } from './operation-table.ts';
import { recordCalls, type Call } from './record-calls.ts';
import type { RecordedStep, StepOperation, StepOutput } from './recorded-step.ts';
import { runStep } from './run-step.ts';
import { StepSources } from './step-sources.ts';
import type { Step, StepResult, Tensors } from './step.ts';

/** What recording works with. */
export interface Recorder {
  readonly engine: Engine;
  readonly backend: GraphBackend;
  /** Of the step, for messages. */
  readonly name: string;
  readonly held: HeldTensors;
}

/** A step and what came of running it once. */
export interface Recorded {
  readonly step: RecordedStep;
  /** For the caller to dispose. */
  readonly result: Required<StepResult>;
}

/**
 * Runs a step once and writes it down.
 *
 * @param state copies that nothing else uses, each kept in a place of its own, as `now`: tensors are told apart by that
 * @throws Fail (exit 2) for an operation or type that steps cannot have, and for what is read back
 */
export function recordStep(recorder: Recorder, step: Step, state: Tensors, now: Tensors): Recorded {
  const { engine, backend, name, held } = recorder;
  // Uploads what still lies in JavaScript.
  backend.getInputTensorIds([...state, ...now]);
  const recording = recordCalls(backend, () => runStep(engine, step, state, now));
  const { result } = recording;
  try {
    const sources = new StepSources(name, held, recording, { state, now });
    refuseReads(
      name,
      recording.reads.map((dataId) => sources.describe(dataId)),
    );
    const operations = recording.calls.map((call) => operationOf(recorder, sources, call));
    const outputs = (tensors: Tensors): StepOutput[] =>
      tensors.map((tensor) => ({
        source: sources.of(tensor),
        shape: tensor.shape,
        dtype: sources.typeOf(tensor),
      }));
    const recorded = { operations, state: outputs(result.state), collect: outputs(result.collect) };
    return { step: recorded, result };
  } catch (error) {
    engine.tf.dispose([...result.state, ...result.collect]);
    throw error;
  }
}

function operationOf({ name, backend }: Recorder, sources: StepSources, call: Call): StepOperation {
  const { operation, inputs } = call;
  if (!knownOperations.has(operation)) {
    throw new Fail({
      where: `the step "${name}"`,
      found: `the operation ${operation}`,
      expected: 'one of core/engine/steps/operations.json',
      next: 'Put it there, with the names of its outputs, if it is a function of its inputs; or use compile: "none".',
    });
  }
  const inferred = Object.entries(inferredTypes(operation)).map(([attribute, input]): [string, Attribute] => [
    attribute,
    { type: sources.typeOf(inputs[input]!) },
  ]);
  const attributes = { ...Object.fromEntries(inferred), ...graphAttributes(backend, call.attributes) };
  return { operation, inputs: inputs.map((input) => sources.of(input)), attributes };
}

function refuseReads(name: string, [read]: readonly string[]): void {
  if (read === undefined) return;
  throw new Fail({
    where: `the step "${name}"`,
    found: `that it reads back ${read}`,
    expected: 'a step that reads nothing',
    next: 'Compute with tensors instead of data() or dataSync(), or collect what is to be read.',
  });
}
