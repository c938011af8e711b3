import { constantInteger, constantShape, type GraphNode } from './graph.ts';
import { loopFunctions } from './loop-functions.ts';
import { loopVariables, type LoopPlan } from './loop-plan.ts';
import { lowering } from './loop-turn.ts';

/** How the place where a loop is written refers to tensors. */
export interface LoopPlace {
  /** A variable of the loop, by its name there. */
  readonly given: (name: string) => string;
  /** Output of a node, by its name and place. */
  readonly output: (node: string, name: string, index: number) => string;
  /** How many turns, an int32 scalar. */
  readonly count: string;
  readonly isLowered: boolean;
}

/** A loop at its place: its nodes, and the references to what comes out. */
export interface LoopNodes {
  readonly nodes: readonly GraphNode[];
  readonly state: readonly string[];
  /** By what is collected, [turns, …]. */
  readonly collect: readonly string[];
}

/** The loop itself and, before and behind it, the lists for what is collected. */
export function loopNodes(plan: LoopPlan, { given, output, count, isLowered }: LoopPlace): LoopNodes {
  const variables = loopVariables(plan);
  const { state, fed, held, lists } = plan.variables;
  const firstList = variables.length - lists.length;
  const reserved = plan.collect.flatMap(({ shape, dtype }, index): GraphNode[] => [
    constantShape(`shape${index}`, shape),
    {
      name: `reserve${index}`,
      operation: 'TensorListReserve',
      inputs: [output(`shape${index}`, 'output', 0), count],
      attributes: { element_dtype: { type: dtype }, shape_type: { type: 3 } },
    },
  ]);
  const loop: GraphNode = {
    name: 'loop',
    operation: 'StatelessWhile',
    inputs: [
      output('start', 'output', 0),
      count,
      ...[...state, ...fed, ...held].map(({ name }) => given(name)),
      ...lists.map((_, index) => output(`reserve${index}`, 'handle', 0)),
    ],
    attributes: {
      T: { types: variables.map(({ dtype }) => dtype) },
      cond: { function: loopFunctions.condition },
      body: { function: loopFunctions.body },
      // One turn at a time: the next begins when this one has ended, and memory is that of one.
      parallel_iterations: { integer: 1 },
      ...(isLowered ? lowering : {}),
    },
  };
  const stacked = plan.collect.map(({ dtype }, index): GraphNode => ({
    name: `stack${index}`,
    operation: 'TensorListStack',
    inputs: [output('loop', 'output', firstList + index), output(`shape${index}`, 'output', 0)],
    attributes: { element_dtype: { type: dtype }, num_elements: { integer: -1 } },
  }));
  return {
    nodes: [constantInteger('start', 0), ...reserved, loop, ...stacked],
    // Behind i and n.
    state: state.map((_, index) => output('loop', 'output', 2 + index)),
    collect: stacked.map(({ name }) => output(name, 'tensor', 0)),
  };
}
