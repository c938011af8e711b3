import type { RandomStream } from '../../core/numerics/random-stream.ts';

/** A distribution of a seed's value, with what a test may be about. */
export interface Distribution {
  readonly name: string;
  readonly draw: (stream: RandomStream) => number;
  readonly median: number;
  readonly mean: number;
  /** One deviation: the unit of an effect. */
  readonly deviation: number;
}

/** χ² with three degrees of freedom, over three. */
function scale3(stream: RandomStream): number {
  return (stream.normal() ** 2 + stream.normal() ** 2 + stream.normal() ** 2) / 3;
}

const jump = { chance: 0.1, size: 3, noise: 0.2 };

/** Median of the jumps, by bisection of 0.9 Φ(x/σ) + 0.1 Φ((x − 3)/σ) = ½, of which the second part is nothing there. */
const medianOfJumps = 0.027942;

/** Seeds that behave, that have heavy tails, that are skewed by a factor, and of which one in ten is another thing. */
export const distributions: readonly Distribution[] = [
  { name: 'normal', draw: (stream) => stream.normal(), median: 0, mean: 0, deviation: 1 },
  {
    name: 't₃',
    draw: (stream) => stream.normal() / Math.sqrt(scale3(stream)),
    ...{ median: 0, mean: 0, deviation: Math.sqrt(3) },
  },
  {
    name: 'lognormal(1)',
    draw: (stream) => Math.exp(stream.normal()),
    median: 1,
    mean: Math.exp(0.5),
    deviation: Math.sqrt((Math.E - 1) * Math.E),
  },
  {
    name: 'rare jumps',
    draw: (stream) => jump.noise * stream.normal() + (stream.uniform(0, 1) < jump.chance ? jump.size : 0),
    median: medianOfJumps,
    mean: jump.chance * jump.size,
    deviation: Math.hypot(jump.noise, jump.size * Math.sqrt(jump.chance * (1 - jump.chance))),
  },
];

/** Seeds of two kinds, as those of `relu/least-test-loss-upstream`: three in eight lie half a unit below the others. */
export const twoKinds: Pick<Distribution, 'name' | 'draw'> = {
  name: 'two kinds',
  draw: (stream) => 0.08 * stream.normal() - (stream.uniform(0, 1) < 3 / 8 ? 0.5 : 0),
};
