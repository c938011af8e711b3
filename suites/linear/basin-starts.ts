import { RandomStream } from '../../core/numerics/random-stream.ts';
import { innerProduct, norm } from '../../core/numerics/inner-product.ts';
import { readOutShare } from './single-neuron/basin.ts';
import { type Weights, initialWeights } from './single-neuron/weights.ts';

/** A start whose basin is asked for; unit learning rates. */
export interface BasinStart {
  readonly betaStar: readonly number[];
  readonly delta: number;
  readonly start: Weights;
}

function drawStart(stream: RandomStream): BasinStart {
  const dimension = stream.integer(2, 5);
  const size = stream.uniform(0.5, 2);
  const betaStar = stream.direction(dimension).map((value) => size * value);
  const delta = stream.uniform(-6, 6);
  const startSize = stream.logUniform(0.05, 2);
  const beta0 = stream.direction(dimension).map((value) => startSize * value);
  return { betaStar, delta, start: initialWeights({ etaA: 1, etaW: 1 }, beta0, delta, stream.sign()) };
}

/** Turns w, at its length, until the start lies at `separation` = wᵀβ* + a·share from the separating surface. */
function movedTo(separation: number, { betaStar, delta, start }: BasinStart): BasinStart {
  const size = norm(betaStar);
  const along = innerProduct(start.w, betaStar) / size;
  const across = start.w.map((value, i) => value - (along * betaStar[i]!) / size);
  const wanted = (separation - start.a * readOutShare(betaStar, delta)) / size;
  const stretch = Math.sqrt(norm(start.w) ** 2 - wanted ** 2) / norm(across);
  return {
    betaStar,
    delta,
    start: { a: start.a, w: across.map((value, i) => stretch * value + (wanted * betaStar[i]!) / size) },
  };
}

/**
 * Random starts in dimension 2 to 5, δ uniform in [−6, 6), and after each ten of them one more that is put next
 * to the separating surface of a leaf δ < 0, at a distance log-uniform in [1e-12, 1e-2) on either side: among
 * random starts hardly any would test the rule where it decides.
 */
export function basinStarts(seed: number, count: number): BasinStart[] {
  const stream = new RandomStream('linear/basin', seed);
  return Array.from({ length: count }, (_, i) => {
    const drawn = drawStart(stream);
    if (i % 11 !== 10) return drawn;
    const downstream = { ...drawn, delta: stream.uniform(-6, -0.5) };
    const beta0 = drawn.start.w.map((value) => value * drawn.start.a);
    const start = initialWeights({ etaA: 1, etaW: 1 }, beta0, downstream.delta, stream.sign());
    return movedTo(stream.sign() * stream.logUniform(1e-12, 1e-2), { ...downstream, start });
  });
}
