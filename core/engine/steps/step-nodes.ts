import { constant, type GraphNode } from './graph.ts';
import type { HeldTensor } from './held-tensors.ts';
import { outputReference } from './operation-table.ts';
import { neededOperations, type RecordedStep, type Source } from './recorded-step.ts';

/** How the function that a step is written into calls what the step gets. */
export interface StepArguments {
  readonly state: (index: number) => string;
  readonly now: (index: number) => string;
  readonly held: (held: HeldTensor) => string;
}

/** A step within a function: its nodes, and what the function calls the step's outputs. */
export interface StepNodes {
  readonly nodes: readonly GraphNode[];
  readonly state: readonly string[];
  readonly collect: readonly string[];
}

/**
 * Writes a step's operations as nodes of a function, without those on which nothing depends.
 *
 * @param constants those that are nodes of their own; the others are arguments
 */
export function stepNodes(
  step: RecordedStep,
  given: StepArguments,
  constants: ReadonlySet<HeldTensor>,
): StepNodes {
  const used = new Set<HeldTensor>();
  // With the operation's name, since TensorFlow's messages give the node's.
  const nameOf = (index: number): string => `o${index}_${step.operations[index]!.operation}`;
  const reference = (source: Source): string => {
    if (source.from === 'operation') {
      return outputReference(nameOf(source.index), step.operations[source.index]!.operation, source.output);
    }
    if (source.from !== 'held') return given[source.from](source.index);
    if (!constants.has(source.held)) return given.held(source.held);
    used.add(source.held);
    return `k${source.held.index}:output:0`;
  };
  const needed = neededOperations(step);
  const nodes = step.operations.flatMap(({ operation, inputs, attributes }, index): GraphNode[] =>
    needed.has(index) ? [{ name: nameOf(index), operation, inputs: inputs.map(reference), attributes }] : [],
  );
  const state = step.state.map(({ source }) => reference(source));
  const collect = step.collect.map(({ source }) => reference(source));
  const constantNodes = [...used].map((held) => constant(`k${held.index}`, held.number!));
  return { nodes: [...constantNodes, ...nodes], state, collect };
}
