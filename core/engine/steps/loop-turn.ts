import {
  dataType,
  type Attribute,
  type FunctionArgument,
  type GraphFunction,
  type GraphNode,
} from './graph.ts';
import type { LoopPlan } from './loop-plan.ts';
import { stepNodes, type StepArguments } from './step-nodes.ts';

/**
 * Marks control flow that TensorFlow is to take apart into operations of the graph that it stands in, so that a turn
 * calls no function.
 */
export const lowering: Readonly<Record<string, Attribute>> = { _lower_using_switch_merge: { bool: true } };

/** What one turn of a loop computes, by the references to it, and the functions that it calls. */
export interface Turn {
  readonly nodes: readonly GraphNode[];
  readonly state: readonly string[];
  readonly collect: readonly string[];
  readonly functions: readonly GraphFunction[];
}

/** The step, or where there are several variants the call of the one that `kinds` names. */
export function loopTurn(plan: LoopPlan, isLowered: boolean): Turn {
  return plan.variants.length > 1 ? chosenVariant(plan, isLowered) : onlyVariant(plan);
}

function heldArgument(plan: LoopPlan): StepArguments['held'] {
  return (held) => plan.variables.held[plan.held.indexOf(held)]!.name;
}

function onlyVariant(plan: LoopPlan): Turn {
  const given = {
    state: (index: number) => `s${index}`,
    now: (index: number) => `now_v${index}:output:0`,
    held: heldArgument(plan),
  };
  return { ...stepNodes(plan.variants[0]!, given, plan.constants), functions: [] };
}

/** A call of the variant that `kinds` names. */
function chosenVariant(plan: LoopPlan, isLowered: boolean): Turn {
  const { state, held } = plan.variables;
  const given = variantArguments(plan);
  const results = [...state, ...plan.collect].map(({ dtype }) => dtype);
  const call: GraphNode = {
    name: 'chosen',
    operation: 'StatelessCase',
    inputs: [
      'now_kinds:output:0',
      ...state.map(({ name }) => name),
      ...plan.perStep.map((_, index) => `now_v${index}:output:0`),
      ...held.map(({ name }) => name),
    ],
    attributes: {
      Tin: { types: given.map(({ dtype }) => dtype) },
      Tout: { types: results },
      branches: { functions: plan.variants.map((_, index) => `step${index}`) },
      ...(isLowered ? lowering : {}),
    },
  };
  const outputs = results.map((_, index) => `chosen:output:${index}`);
  return {
    nodes: [call],
    state: outputs.slice(0, state.length),
    collect: outputs.slice(state.length),
    functions: variantFunctions(plan),
  };
}

/** State, the step's own values, and what is held. */
function variantArguments({ perStep, variables: { state, held } }: LoopPlan): FunctionArgument[] {
  return [
    ...state,
    ...perStep.map(({ dtype }, index) => ({ name: `now${index}`, dtype: dataType[dtype] })),
    ...held,
  ];
}

function variantFunctions(plan: LoopPlan): GraphFunction[] {
  const given = {
    state: (index: number) => `s${index}`,
    now: (index: number) => `now${index}`,
    held: heldArgument(plan),
  };
  return plan.variants.map((variant, index) => {
    const { nodes, state, collect } = stepNodes(variant, given, plan.constants);
    const outputs = [...variant.state, ...variant.collect];
    return {
      name: `step${index}`,
      arguments: variantArguments(plan),
      results: [...state, ...collect].map((from, i) => ({ from, dtype: outputs[i]!.dtype })),
      nodes,
    };
  });
}
