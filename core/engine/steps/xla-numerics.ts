import type { Engine } from '../engine.ts';

/** Numerics class of what XLA computes on an engine, as `cuda-xla-float32`: other bits than the engine's own. */
export function xlaNumerics({ record }: Engine): string {
  return record.numerics.replace(/-(?=[^-]*$)/, '-xla-');
}
