import type { RandomStream } from '../../../core/numerics/random-stream.ts';
import type { Shape } from './two-layer-weights.ts';

/**
 * What a random two-layer network is like. `general`: any shape, a δ_k for each unit. The others are made from
 * modes: with h = min(d, c) units (`isotropic`), with fewer (`fewer`), with as many as the larger of d and c
 * (`full`), with a number between (`between`); `uneven` is h = min(d, c) with unequal δ.
 */
export const wideKinds = ['general', 'isotropic', 'fewer', 'full', 'between', 'uneven'] as const;
export type WideKind = (typeof wideKinds)[number];

/** A shape, and the sign of its δ. */
export interface DrawnShape {
  readonly shape: Shape;
  readonly sign: 1 | -1;
}

/** Sizes of the smaller layer, the larger layer and the hidden layer. */
function drawSizes(
  stream: RandomStream,
  kind: WideKind,
): { smaller: number; larger: number; hidden: number } {
  switch (kind) {
    case 'general':
    case 'isotropic': {
      const smaller = stream.integer(1, 4);
      return { smaller, larger: stream.integer(smaller, 5), hidden: smaller };
    }
    case 'fewer': {
      const smaller = stream.integer(2, 4);
      return { smaller, larger: stream.integer(smaller, 5), hidden: stream.integer(1, smaller - 1) };
    }
    case 'full': {
      const larger = stream.integer(2, 5);
      return { smaller: stream.integer(1, larger - 1), larger, hidden: larger };
    }
    case 'between': {
      const smaller = stream.integer(1, 3);
      const larger = stream.integer(smaller + 2, 6);
      return { smaller, larger, hidden: stream.integer(smaller + 1, larger - 1) };
    }
    case 'uneven': {
      const smaller = stream.integer(2, 4);
      return { smaller, larger: stream.integer(smaller, 5), hidden: smaller };
    }
  }
}

/**
 * Random sizes of a kind. With more units than the smaller of d and c, isotropic weights are larger in the layer
 * that has the room: δ > 0 where outputs are many, δ < 0 where inputs are.
 */
export function drawShape(stream: RandomStream, kind: WideKind): DrawnShape {
  const { smaller, larger, hidden } = drawSizes(stream, kind);
  const sign = stream.sign();
  const manyInputs = hidden > smaller ? sign < 0 : stream.sign() < 0;
  const [inputs, outputs] = manyInputs ? [larger, smaller] : [smaller, larger];
  const units = kind === 'general' ? stream.integer(1, 6) : hidden;
  return { shape: { inputs, outputs, hidden: units }, sign };
}
