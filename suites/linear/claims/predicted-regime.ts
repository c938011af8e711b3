import type { RegimeParameters } from '../../../schemas/linear.d.ts';

/** What §4 predicts far from balance; `outside`: nothing, since the shape or the signs of δ are not those it treats. */
export type Regime = 'lazy' | 'delayed rich' | 'outside';

type Setting = Pick<RegimeParameters, 'inputs' | 'outputs' | 'hidden' | 'signs' | 'delta'>;

/**
 * The regime as all δ_k → ±∞ (§4). The layer with the larger weights stands still, so the network is lazy where that
 * layer, as it is, lets the other one make every function: A (h × c) for δ > 0 where h ≥ c, W (h × d) for δ < 0 where
 * h ≥ d. Else it has to turn, which it does late. With h ≥ min(d, c) that gives the paper's table: a funnel (d > c, h < d)
 * is lazy upstream and rich downstream, an inverted funnel the reverse, h ≥ max(d, c) lazy on both sides.
 */
export function predictedRegime({ inputs, outputs, hidden, signs, delta }: Setting): Regime {
  if (signs === 'mixed' || hidden < Math.min(inputs, outputs)) return 'outside';
  return hidden >= (delta > 0 ? outputs : inputs) ? 'lazy' : 'delayed rich';
}

/** A shape by name, with its layers from input to output: funnel 8–3–2. */
export function shapeName({ inputs, outputs, hidden, signs }: Omit<Setting, 'delta'>): string {
  const layers = `${inputs}–${hidden}–${outputs}`;
  if (signs === 'mixed') return `mixed signs ${layers}`;
  if (hidden < Math.min(inputs, outputs)) return `narrow ${layers}`;
  if (hidden >= Math.max(inputs, outputs)) return `wide ${layers}`;
  return `${inputs > outputs ? 'funnel' : 'inverted funnel'} ${layers}`;
}
