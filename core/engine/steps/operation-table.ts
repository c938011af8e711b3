import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Operations {
  /** Names of the outputs by operation, separated by blanks; a list of outputs ends with `*`. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Type attributes by operation and name, as the input whose type it is. */
  readonly inferred: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const { outputs, inferred } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'operations.json'), 'utf8'),
) as Operations;

/** The operations of TensorFlow that a step may have. */
export const knownOperations: ReadonlySet<string> = new Set(Object.keys(outputs));

/**
 * How a function's body names an output of one of its nodes: `o3:z:0`. A wrong entry of the table fails when the graph
 * is loaded, with a message that names the operation.
 *
 * @param operation one of {@link knownOperations}
 */
export function outputReference(node: string, operation: string, output: number): string {
  const names = outputs[operation]!.split(' ');
  const [first] = names;
  return first!.endsWith('*') ? `${node}:${first!.slice(0, -1)}:${output}` : `${node}:${names[output]!}:0`;
}

/**
 * Type attributes that TensorFlow.js leaves to TensorFlow's eager mode to infer, which a graph has to say: by name the
 * input whose type it is.
 */
export function inferredTypes(operation: string): Readonly<Record<string, number>> {
  return inferred[operation] ?? {};
}
