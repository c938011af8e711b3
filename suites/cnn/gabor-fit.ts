import { dot, gaborAtom, takeMean, type GaborAtom, type GaborShape } from './gabor-atom.ts';
import { gaborGrid } from './gabor-grid.ts';

export interface GaborFit {
  /** Share of the map's variance that the fit explains, 0 to 1; 0 for a constant map. */
  readonly explained: number;
  readonly shape: GaborShape;
}

/** Starts that are refined: the best of the grid. */
const starts = 3;
/** Steps of the compass search, in radians, as shares of lengths, and doubled in pixels of the centre. */
const steps = { first: 0.3, last: 0.01 };
/** The search halves its step when a round explains no more than this on top. */
const worthwhile = 1e-4;

/**
 * Fits offset + envelope × (p cos + q sin) to a map by least squares: a search over a grid of shapes, whose best are
 * refined by a compass search (steps along each parameter, halved when none helps).
 *
 * What counts as Gabor-like is bounded: wavelengths of 2 to k pixels, and an envelope at least a quarter wavelength wide
 * along the wave, so that a blob of one sign is not one; across it at least a pixel; the centre on the filter.
 *
 * @param map k × k, row-major
 */
export function fitGabor(map: ArrayLike<number>, k: number): GaborFit {
  const centred = Float64Array.from(map);
  takeMean(centred);
  const energy = dot(centred, centred);
  const grid = gaborGrid(k);
  const found = grid.map((atom) => explainedBy(centred, energy, atom));
  const ranked = [...found.keys()].sort((one, other) => found[other]! - found[one]!).slice(0, starts);
  const fits = ranked.map((i) =>
    refined({ shape: grid[i]!.shape, explained: found[i]! }, centred, energy, k),
  );
  return fits.reduce((best, fit) => (fit.explained > best.explained ? fit : best));
}

/** Share of the energy that the best combination of the two phases explains, by the normal equations. */
function explainedBy(map: Float64Array, energy: number, { cosine, sine, products }: GaborAtom): number {
  const { cc, cs, ss } = products;
  const determinant = cc * ss - cs * cs;
  if (energy === 0) return 0;
  const [mc, ms] = [dot(map, cosine), dot(map, sine)];
  // Two phases that are one up to a factor.
  if (determinant <= 1e-9 * cc * ss) return cc > ss ? mc ** 2 / cc / energy : ms ** 2 / ss / energy;
  return (ss * mc ** 2 - 2 * cs * mc * ms + cc * ms ** 2) / determinant / energy;
}

/** Brings a shape back within its bounds. */
function bounded(shape: GaborShape, k: number): GaborShape {
  const between = (low: number, high: number, value: number): number => Math.min(high, Math.max(low, value));
  const wavelength = between(2, k, shape.wavelength);
  return {
    centreX: between(0, k - 1, shape.centreX),
    centreY: between(0, k - 1, shape.centreY),
    angle: shape.angle,
    wavelength,
    along: between(wavelength / 4, k, shape.along),
    across: between(1, k, shape.across),
  };
}

/** The twelve neighbours of a shape at a step. */
function neighbours(shape: GaborShape, step: number): GaborShape[] {
  return [step, -step].flatMap((by) => [
    { ...shape, centreX: shape.centreX + 2 * by },
    { ...shape, centreY: shape.centreY + 2 * by },
    { ...shape, angle: shape.angle + by },
    { ...shape, wavelength: shape.wavelength * Math.exp(by) },
    { ...shape, along: shape.along * Math.exp(by) },
    { ...shape, across: shape.across * Math.exp(by) },
  ]);
}

function refined(start: GaborFit, map: Float64Array, energy: number, k: number): GaborFit {
  let best = start;
  for (let step = steps.first; step >= steps.last;) {
    const before = best.explained;
    for (const neighbour of neighbours(best.shape, step)) {
      const shape = bounded(neighbour, k);
      const explained = explainedBy(map, energy, gaborAtom(shape, k));
      if (explained > best.explained) best = { shape, explained };
    }
    if (best.explained - before < worthwhile) step /= 2;
  }
  return best;
}
