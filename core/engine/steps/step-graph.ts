import { asWritten } from './as-written.ts';
import { constantInteger, dataType, type Graph, type GraphFunction, type GraphNode } from './graph.ts';
import { assignment, done, keptName, placeholder, variable } from './kept-variables.ts';
import { writeLoopFunctions } from './loop-functions.ts';
import { loopNodes, type LoopNodes } from './loop-nodes.ts';
import type { LoopPlan } from './loop-plan.ts';

/** Names of what a program is fed and asked for, beside those of the loop's variables. */
export const graphNames = {
  count: 'count',
  /** Asked for, puts state and held tensors where the session keeps them. */
  put: 'put',
  /** Asked for, takes the steps and keeps the state that comes out. */
  ran: 'ran',
  collected: (index: number): string => `collected${index}`,
} as const;

/**
 * A graph that keeps the state of a training and takes steps with it. State and held tensors lie in variables of the
 * session, so that only the steps' own values go in and only what is collected comes out.
 *
 * @param count for XLA: the number of steps, which XLA has to know; else it is given at each call
 */
export function stepGraph(plan: LoopPlan, count?: number): Graph {
  const { state, fed, held } = plan.variables;
  const loop = count === undefined ? loweredLoop(plan) : compiledLoop(plan, count);
  const kept = [...state, ...held];
  const nodes = [
    ...[{ name: graphNames.count, dtype: dataType.int32 }, ...kept, ...fed].map(placeholder),
    ...kept.flatMap(variable),
    done(
      graphNames.put,
      kept.map(({ name }) => `put_${name}`),
    ),
    ...loop.nodes,
    ...state.map(({ name, dtype }, index) => assignment(`move_${name}`, name, dtype, loop.state[index]!)),
    done(
      graphNames.ran,
      state.map(({ name }) => `move_${name}`),
    ),
    ...plan.collect.map(({ dtype }, index): GraphNode => {
      const attributes = { T: { type: dtype } };
      return {
        name: graphNames.collected(index),
        operation: 'Identity',
        inputs: [loop.collect[index]!],
        attributes,
      };
    }),
  ];
  return asWritten({ nodes, functions: loop.functions });
}

type PlacedLoop = LoopNodes & { readonly functions: readonly GraphFunction[] };

/** What is fed goes into the loop as it comes, the rest from its variable. */
function source({ variables: { fed } }: LoopPlan, name: string): string {
  return fed.some((each) => each.name === name) ? name : keptName(name);
}

function loweredLoop(plan: LoopPlan): PlacedLoop {
  const loop = loopNodes(plan, {
    given: (name) => source(plan, name),
    output: (node, _, index) => `${node}:${index}`,
    count: graphNames.count,
    isLowered: true,
  });
  return { ...loop, functions: writeLoopFunctions(plan, true) };
}

/** The loop in a function of its own, whose call XLA has to compile. */
function compiledLoop(plan: LoopPlan, count: number): PlacedLoop {
  const { state, fed, held } = plan.variables;
  const given = [...state, ...fed, ...held];
  const loop = loopNodes(plan, {
    given: (name) => name,
    output: (node, name, index) => `${node}:${name}:${index}`,
    count: 'total:output:0',
    isLowered: false,
  });
  const results = [...state, ...plan.collect].map(({ dtype }, index) => ({
    dtype,
    from: [...loop.state, ...loop.collect][index]!,
  }));
  const whole: GraphFunction = {
    name: 'steps',
    arguments: given,
    results,
    nodes: [constantInteger('total', count), ...loop.nodes],
  };
  const call: GraphNode = {
    name: 'compiled',
    operation: 'PartitionedCall',
    inputs: given.map(({ name }) => source(plan, name)),
    attributes: {
      Tin: { types: given.map(({ dtype }) => dtype) },
      Tout: { types: results.map(({ dtype }) => dtype) },
      f: { function: whole.name },
      _XlaMustCompile: { bool: true },
    },
  };
  const outputs = results.map((_, index) => `compiled:${index}`);
  return {
    nodes: [call],
    state: outputs.slice(0, state.length),
    collect: outputs.slice(state.length),
    functions: [whole, ...writeLoopFunctions(plan, false, count)],
  };
}
