import type { Engine } from '../engine/engine.ts';

/** How an engine lays out an ensemble: `loop` trains one member after another, `batched` several side by side. */
export interface EnsembleLayout {
  readonly layout: 'loop' | 'batched';
  /** Members to a stack, 1 for `loop`. */
  readonly stack: number;
}

/**
 * The layout in which an engine trains an ensemble. On a processor larger stacks share the cost of a call among more
 * members until they no longer fit its cache: students of the ReLU suite (0.8 MB each) are as fast by 2 as by 20, and
 * networks of the Random Hierarchy Model (0.4 MB) gain up to about 18. A trainer is written for stacks, tensors of shape
 * [members, rows, columns], and gives each member the same result in any of them.
 *
 * @param members how many there are
 * @param bytesPerMember activations that a step of one member makes, in bytes
 */
export function ensembleLayout(engine: Engine, members: number, bytesPerMember: number): EnsembleLayout {
  const { cacheBytes, minimumBatch } = engine.traits;
  const inCache = Math.floor(cacheBytes / bytesPerMember);
  const { members: least, bytes } = minimumBatch ?? { members: 1, bytes: 0 };
  const fitting = Math.max(1, inCache, Math.min(least, Math.floor(bytes / bytesPerMember)));
  // Stacks of equal size, so that the last is not a small one.
  const stacks = Math.ceil(members / Math.min(fitting, members));
  const stack = Math.ceil(members / stacks);
  return { layout: stack === 1 ? 'loop' : 'batched', stack };
}
