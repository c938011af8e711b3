import {
  constantInteger,
  dataType,
  type FunctionArgument,
  type GraphFunction,
  type GraphNode,
} from './graph.ts';
import { loopVariables, type LoopPlan } from './loop-plan.ts';
import { loopTurn, type Turn } from './loop-turn.ts';

/** Names of the loop's own functions. */
export const loopFunctions = { condition: 'more', body: 'body' } as const;

/**
 * The functions of a loop: whether it goes on, what one turn does, and each of several variants.
 *
 * @param isLowered whether control flow is taken apart
 * @param count number of turns where it is a constant of the graph, which XLA needs on a GPU not to ask in every turn
 */
export function writeLoopFunctions(plan: LoopPlan, isLowered: boolean, count?: number): GraphFunction[] {
  const turn = loopTurn(plan, isLowered);
  return [condition(plan, count), body(plan, turn), ...turn.functions];
}

function condition(plan: LoopPlan, count: number | undefined): GraphFunction {
  const limit = count === undefined ? 'n' : 'limit:output:0';
  const attributes = { T: { type: dataType.int32 } };
  return {
    name: loopFunctions.condition,
    arguments: loopVariables(plan),
    results: [{ dtype: dataType.bool, from: 'less:z:0' }],
    nodes: [
      ...(count === undefined ? [] : [constantInteger('limit', count)]),
      { name: 'less', operation: 'Less', inputs: ['i', limit], attributes },
    ],
  };
}

function body(plan: LoopPlan, turn: Turn): GraphFunction {
  const { fed, held, lists, state } = plan.variables;
  const passedOn = [...fed, ...held].map(({ name, dtype }) => ({ dtype, from: name }));
  return {
    name: loopFunctions.body,
    arguments: loopVariables(plan),
    results: [
      { dtype: dataType.int32, from: 'next:z:0' },
      { dtype: dataType.int32, from: 'n' },
      ...state.map(({ dtype }, index) => ({ dtype, from: turn.state[index]! })),
      ...passedOn,
      ...lists.map(({ dtype }, index) => ({ dtype, from: `put${index}:output_handle:0` })),
    ],
    nodes: [
      constantInteger('zero', 0),
      constantInteger('one', 1),
      {
        name: 'next',
        operation: 'AddV2',
        inputs: ['i', 'one:output:0'],
        attributes: { T: { type: dataType.int32 } },
      },
      ...fed.map(rowOf),
      ...turn.nodes,
      ...plan.collect.map(({ dtype }, index): GraphNode => {
        const inputs = [`l${index}`, 'i', turn.collect[index]!];
        const attributes = { element_dtype: { type: dtype } };
        return { name: `put${index}`, operation: 'TensorListSetItem', inputs, attributes };
      }),
    ],
  };
}

/** Row i of what all steps were given. */
function rowOf({ name, dtype }: FunctionArgument): GraphNode {
  return {
    name: `now_${name}`,
    operation: 'GatherV2',
    inputs: [name, 'i', 'zero:output:0'],
    attributes: {
      Tparams: { type: dtype },
      Tindices: { type: dataType.int32 },
      Taxis: { type: dataType.int32 },
      batch_dims: { integer: 0 },
    },
  };
}
