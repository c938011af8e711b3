/** Types of TensorFlow's `DataType` that a step's tensors can have, and the type of a list of tensors. */
export const dataType = { float32: 1, int32: 3, bool: 10, variant: 21, resource: 20 } as const;

/** A number of `DataType`. */
export type DataType = (typeof dataType)[keyof typeof dataType];

/** Value of a node's attribute, by the field of `AttrValue` that holds it. */
export type Attribute =
  | { readonly type: number }
  | { readonly types: readonly number[] }
  | { readonly integer: number }
  | { readonly integers: readonly number[] }
  | { readonly float: number }
  | { readonly floats: readonly number[] }
  | { readonly bool: boolean }
  | { readonly string: string }
  /** −1 is a size not known beforehand. */
  | { readonly shape: readonly number[] | 'unknown' }
  | { readonly function: string }
  | { readonly functions: readonly string[] }
  | { readonly tensor: ConstantTensor };

export interface ConstantTensor {
  readonly dtype: DataType;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array | Uint8Array;
}

/**
 * One operation of a graph. Inputs are `node` or `node:1` in the main graph; in a function the name of an argument, or
 * `node:output:0` with the output's own name; `^node` everywhere is one to wait for.
 */
export interface GraphNode {
  readonly name: string;
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** Where it has to run; TensorFlow's choice where it is left out. */
  readonly device?: string;
}

export interface FunctionArgument {
  readonly name: string;
  readonly dtype: DataType;
}

export interface FunctionResult {
  readonly dtype: DataType;
  /** As a node's input. */
  readonly from: string;
}

export interface GraphFunction {
  readonly name: string;
  readonly arguments: readonly FunctionArgument[];
  readonly results: readonly FunctionResult[];
  readonly nodes: readonly GraphNode[];
}

/** A graph and the functions that its nodes call. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly functions: readonly GraphFunction[];
}

/** A node that gives the same tensor always. */
export function constant(name: string, tensor: ConstantTensor): GraphNode {
  const attributes = { dtype: { type: tensor.dtype }, value: { tensor } };
  return { name, operation: 'Const', inputs: [], attributes };
}

/** A constant int32 scalar. */
export function constantInteger(name: string, value: number): GraphNode {
  return constant(name, { dtype: dataType.int32, shape: [], values: Int32Array.of(value) });
}

/** A constant int32 vector. */
export function constantShape(name: string, shape: readonly number[]): GraphNode {
  return constant(name, { dtype: dataType.int32, shape: [shape.length], values: Int32Array.from(shape) });
}
