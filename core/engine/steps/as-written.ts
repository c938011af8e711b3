import { dataType, type Graph, type GraphFunction } from './graph.ts';

const name = 'left_as_written';

/** Never called. No device has such a name. */
const unplaceable: GraphFunction = {
  name,
  arguments: [{ name: 'x', dtype: dataType.float32 }],
  results: [{ dtype: dataType.float32, from: 'nowhere:output:0' }],
  nodes: [
    {
      name: 'nowhere',
      operation: 'Identity',
      inputs: ['x'],
      attributes: { T: { type: dataType.float32 } },
      device: 'none',
    },
  ],
};

/**
 * A graph that TensorFlow runs as it is written. Its optimiser, Grappler, would make other operations of some: x / √y
 * becomes x · (1/√y), x · σ(x) one operation, a · b + a · c one product, each with other last bits than the operations
 * one by one. The addon has no switch for it. But where Grappler fails TensorFlow goes on with the graph that it was
 * given, without a word, and it does fail at a function with a device that it cannot read (`GetGraphDevice`), if a node
 * names the function, called or not.
 */
export function asWritten({ nodes, functions }: Graph): Graph {
  const [first, ...others] = nodes;
  const naming = { ...first!, attributes: { ...first!.attributes, _mentions: { function: name } } };
  return { nodes: [naming, ...others], functions: [...functions, unplaceable] };
}
