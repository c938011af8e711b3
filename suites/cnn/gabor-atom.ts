/** A Gabor function up to amplitude, phase and offset. Lengths in pixels, angles in radians. */
export interface GaborShape {
  readonly centreX: number;
  readonly centreY: number;
  /** Direction in which the wave runs. */
  readonly angle: number;
  readonly wavelength: number;
  /** Standard deviation of the envelope along the wave. */
  readonly along: number;
  /** Standard deviation of the envelope across it. */
  readonly across: number;
}

/** The two phases of a shape on the pixels of a filter, row-major, each without its mean, and their products. */
export interface GaborAtom {
  readonly shape: GaborShape;
  readonly cosine: Float64Array;
  readonly sine: Float64Array;
  readonly products: { readonly cc: number; readonly cs: number; readonly ss: number };
}

/** Samples a shape on k × k pixels. */
export function gaborAtom(shape: GaborShape, k: number): GaborAtom {
  const cosine = new Float64Array(k * k);
  const sine = new Float64Array(k * k);
  const [c, s] = [Math.cos(shape.angle), Math.sin(shape.angle)];
  const wave = (2 * Math.PI) / shape.wavelength;
  for (let y = 0; y < k; y++) {
    for (let x = 0; x < k; x++) {
      const dx = x - shape.centreX;
      const dy = y - shape.centreY;
      const u = c * dx + s * dy;
      const v = c * dy - s * dx;
      const envelope = Math.exp(-0.5 * ((u / shape.along) ** 2 + (v / shape.across) ** 2));
      cosine[y * k + x] = envelope * Math.cos(wave * u);
      sine[y * k + x] = envelope * Math.sin(wave * u);
    }
  }
  takeMean(cosine);
  takeMean(sine);
  const products = { cc: dot(cosine, cosine), cs: dot(cosine, sine), ss: dot(sine, sine) };
  return { shape, cosine, sine, products };
}

/** Subtracts the mean of a map from it. */
export function takeMean(values: Float64Array): void {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const mean = sum / values.length;
  for (let i = 0; i < values.length; i++) values[i]! -= mean;
}

/** Inner product of two maps of one size. */
export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!;
  return sum;
}
