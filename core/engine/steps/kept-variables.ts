import { constantInteger, type FunctionArgument, type GraphNode } from './graph.ts';

/** The node that reads a variable of the session. */
export function keptName(name: string): string {
  return `kept_${name}`;
}

/** A tensor that a call of the graph is fed. */
export function placeholder({ name, dtype }: FunctionArgument): GraphNode {
  const attributes = { dtype: { type: dtype }, shape: { shape: 'unknown' } } as const;
  return { name, operation: 'Placeholder', inputs: [], attributes };
}

/** A variable of the session; what puts a placeholder's value there, and what reads it. */
export function variable({ name, dtype }: FunctionArgument): GraphNode[] {
  const attributes = { dtype: { type: dtype } };
  return [
    {
      name: `variable_${name}`,
      operation: 'VarHandleOp',
      inputs: [],
      attributes: { ...attributes, shape: { shape: 'unknown' }, shared_name: { string: name } },
    },
    assignment(`put_${name}`, name, dtype, name),
    {
      name: keptName(name),
      operation: 'ReadVariableOp',
      inputs: [`variable_${name}`],
      attributes,
    },
  ];
}

/** Puts a value into a variable. */
export function assignment(name: string, variableName: string, dtype: number, value: string): GraphNode {
  const inputs = [`variable_${variableName}`, value];
  return { name, operation: 'AssignVariableOp', inputs, attributes: { dtype: { type: dtype } } };
}

/** A scalar to ask for, which is there when others have run. */
export function done(name: string, others: readonly string[]): GraphNode {
  return { ...constantInteger(name, 1), inputs: others.map((other) => `^${other}`) };
}
