/**
 * Natural logarithm, sine and cosine in float32 as PyTorch's vectorised CPU code computes them: the polynomials
 * of Moshier's Cephes library, in the order in which fused multiply-adds round. They are here because normal
 * draws must have PyTorch's very bits: training at a large rate (Fig. 1b's upstream corner) turns a difference in
 * the last bit of an input into one of a per cent in the kernel distance.
 */

const f = Math.fround;

/** a·b + c with one rounding to float32. The product of two float32 is exact in float64. */
function fma(a: number, b: number, c: number): number {
  return f(a * b + c);
}

function polynomial(x: number, coefficients: readonly number[]): number {
  let value = f(coefficients[0]!);
  for (let i = 1; i < coefficients.length; i++) value = fma(value, x, f(coefficients[i]!));
  return value;
}

const squareRootOfHalf = f(Math.SQRT1_2);
const log2High = f(0.693359375);
const log2Low = f(-2.1219444e-4);
const logCoefficients = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
];

/** log x for a float32 x in (0, 1], float32. */
export function logFloat32(x: number): number {
  let exponent = Math.floor(Math.log2(x)) + 1;
  let mantissa = x * 2 ** -exponent;
  if (mantissa >= 1) {
    // log2 rounded up to the next integer just below a power of two
    mantissa /= 2;
    exponent++;
  } else if (mantissa < 0.5) {
    mantissa *= 2;
    exponent--;
  }
  if (mantissa < squareRootOfHalf) {
    mantissa = f(mantissa - 1 + mantissa);
    exponent--;
  } else {
    mantissa = f(mantissa - 1);
  }
  const square = f(mantissa * mantissa);
  let value = fma(f(polynomial(mantissa, logCoefficients) * mantissa), square, f(log2Low * exponent));
  value = fma(square, -0.5, value);
  return fma(exponent, log2High, f(mantissa + value));
}

const fourOverPi = f(4 / Math.PI);
/** π/4 in three parts, the first two with few bits, so that octant·part is exact. */
const quarterPi = [0.78515625, 2.4187564849853515625e-4, 3.77489497744594108e-8].map(f);
const cosCoefficients = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2];
const sinCoefficients = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1];

/** sin x and cos x for a float32 x in [0, 2π], float32. */
export function sinCosFloat32(x: number): { readonly sin: number; readonly cos: number } {
  const octant = (Math.trunc(f(x * fourOverPi)) + 1) & ~1;
  let reduced = x;
  for (const part of quarterPi) reduced = fma(octant, -part, reduced);
  const square = f(reduced * reduced);
  const byCos = f(fma(f(polynomial(square, cosCoefficients) * square), square, -f(0.5 * square)) + 1);
  const bySin = fma(f(polynomial(square, sinCoefficients) * square), reduced, reduced);
  const swapped = (octant & 2) !== 0;
  const sin = swapped ? byCos : bySin;
  const cos = swapped ? bySin : byCos;
  return {
    sin: (octant & 4) === 0 ? sin : -sin,
    cos: ((octant - 2) & 4) === 0 ? -cos : cos,
  };
}
