import type { GraphBackend } from './graph-backend.ts';

const compared = new WeakMap<GraphBackend, Set<string>>();

/**
 * Graphs of which this process has seen that they have the bits of single steps, by `StepProgram.digest`. Networks of
 * one architecture have one graph, whatever their weights, and what TensorFlow does to a graph does not depend on them:
 * one comparison is enough.
 */
export function comparedGraphs(backend: GraphBackend): Set<string> {
  const known = compared.get(backend) ?? new Set();
  compared.set(backend, known);
  return known;
}
