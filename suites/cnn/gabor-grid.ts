import { gaborAtom, type GaborAtom } from './gabor-atom.ts';

const grids = new Map<number, readonly GaborAtom[]>();

/**
 * Gabor shapes all over a filter, from which fits start: 7 × 7 centres, 8 directions, 4 wavelengths with two round
 * envelopes each. Computed once for each size.
 */
export function gaborGrid(k: number): readonly GaborAtom[] {
  const known = grids.get(k);
  if (known !== undefined) return known;
  const atoms: GaborAtom[] = [];
  const centres = Array.from({ length: 7 }, (_, i) => ((k - 1) * (i + 0.5)) / 7);
  for (const centreX of centres) {
    for (const centreY of centres) {
      for (let direction = 0; direction < 8; direction++) {
        for (const [wavelength, sigma] of envelopes(k)) {
          const angle = (Math.PI * direction) / 8;
          const shape = { centreX, centreY, angle, wavelength, along: sigma, across: sigma };
          atoms.push(gaborAtom(shape, k));
        }
      }
    }
  }
  grids.set(k, atoms);
  return atoms;
}

/** Pairs of wavelength and standard deviation. */
function envelopes(k: number): [number, number][] {
  return [1 / 5, 1 / 3, 1 / 2, 4 / 5].flatMap((share) => {
    const wavelength = Math.max(2, share * k);
    return [0.3, 0.6].map((width): [number, number] => [wavelength, Math.max(1, width * wavelength)]);
  });
}
