import type { Attribute, Graph, GraphFunction, GraphNode } from './graph.ts';
import { bytes, float, integer, join, message, packed } from './wire-format.ts';

/** By what the graph is found among those of the file. */
export const graphTag = 'steps';

/** Version of what a graph means, TF_GRAPH_DEF_VERSION. Chosen because nothing used here changed since (2024). */
const producer = 1882;

/**
 * `saved_model.pb` with one graph under {@link graphTag}. Field numbers are those of TensorFlow's saved_model.proto,
 * meta_graph.proto, graph.proto, node_def.proto, function.proto, op_def.proto, attr_value.proto and tensor.proto.
 */
export function savedModel({ nodes, functions }: Graph): Uint8Array {
  const graph = [
    ...nodes.map((each) => message(1, node(each))),
    message(4, integer(1, producer)),
    message(2, ...functions.map((each) => message(1, functionDefinition(each)))),
  ];
  return join(integer(1, 1), message(2, message(1, bytes(4, graphTag)), message(2, ...graph)));
}

function node({ name, operation, inputs, attributes, device }: GraphNode): Uint8Array {
  const named = Object.entries(attributes).map(([key, value]) =>
    message(5, bytes(1, key), message(2, attribute(value))),
  );
  const placed = device === undefined ? [] : [bytes(4, device)];
  return join(
    bytes(1, name),
    bytes(2, operation),
    ...inputs.map((input) => bytes(3, input)),
    ...placed,
    ...named,
  );
}

function functionDefinition({ name, arguments: given, results, nodes }: GraphFunction): Uint8Array {
  const resultName = (i: number): string => `r${i}`;
  const signature = [
    bytes(1, name),
    ...given.map((argument) => message(2, bytes(1, argument.name), integer(3, argument.dtype))),
    ...results.map(({ dtype }, i) => message(3, bytes(1, resultName(i)), integer(3, dtype))),
  ];
  return join(
    message(1, ...signature),
    ...nodes.map((each) => message(3, node(each))),
    ...results.map(({ from }, i) => message(4, bytes(1, resultName(i)), bytes(2, from))),
  );
}

function shapeOf(shape: readonly number[] | 'unknown'): Uint8Array {
  if (shape === 'unknown') return integer(3, true);
  return join(...shape.map((size) => message(2, integer(1, size))));
}

function attribute(value: Attribute): Uint8Array {
  if ('type' in value) return integer(6, value.type);
  if ('types' in value) return message(1, packed(6, value.types));
  if ('integer' in value) return integer(3, value.integer);
  if ('integers' in value) return message(1, packed(3, value.integers));
  if ('float' in value) return float(4, value.float);
  if ('floats' in value) return message(1, ...value.floats.map((each) => float(4, each)));
  if ('bool' in value) return integer(5, value.bool);
  if ('string' in value) return bytes(2, value.string);
  if ('shape' in value) return message(7, shapeOf(value.shape));
  if ('function' in value) return message(10, bytes(1, value.function));
  if ('functions' in value) return message(1, ...value.functions.map((name) => message(9, bytes(1, name))));
  const { dtype, shape, values } = value.tensor;
  const content = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return message(8, integer(1, dtype), message(2, shapeOf(shape)), bytes(4, content));
}
