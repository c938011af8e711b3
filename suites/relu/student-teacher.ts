import { TorchGenerator } from '../../core/numerics/torch-generator.ts';

/** Hidden units of the teacher (PROTOCOL of the paper's Fig. 1b). */
const teacherWidth = 3;
/** The authors draw the fresh inputs of the test loss with this seed, whatever the seed of the student. */
export const testSeed = 201;

/** A two-layer ReLU network f(x) = Σ a_i max(0, w_iᵀx) without biases. */
export interface TwoLayer {
  /** Read-outs a, length h. */
  readonly a: Float64Array;
  /** Hidden weights, h × d, row-major: row i is w_i. */
  readonly w: Float64Array;
}

/** What one seed fixes for every (τ, δ): the teacher, the student before scaling, and the inputs. */
export interface StudentTeacher {
  readonly dimension: number;
  readonly teacher: TwoLayer;
  /** Unit rows w_i, |a_i| = 1; the second half copies w and negates a, so that f(x; θ₀) = 0. */
  readonly student: TwoLayer;
  /** n × d, row-major, unit rows. */
  readonly inputs: Float64Array;
}

/**
 * The authors' own draws for a seed (their two-layer ReLU experiment, §3.2 and Appendix "Two-layer ReLU"): each
 * `Linear` is constructed first, which consumes its default weights from the stream, and is then overwritten.
 */
export function drawStudentTeacher(
  seed: number,
  sizes: { readonly dimension: number; readonly width: number; readonly samples: number },
): StudentTeacher {
  const { dimension, width, samples } = sizes;
  const generator = new TorchGenerator(seed);
  consumeDefaultWeights(generator, dimension, teacherWidth);
  const teacher = drawUnitNeurons(generator, teacherWidth, dimension);
  consumeDefaultWeights(generator, dimension, width);
  const student = symmetrised(drawUnitNeurons(generator, width / 2, dimension));
  return { dimension, teacher, student, inputs: drawUnitRows(generator, samples, dimension) };
}

/** Fresh inputs of the test loss: `samples` × d, row-major, unit rows, the same for every seed. */
export function drawTestInputs(dimension: number, samples: number): Float64Array {
  return drawUnitRows(new TorchGenerator(testSeed), samples, dimension);
}

/**
 * The student at overall scale τ and relative scale δ: w_i ← (τ/α) w_i, a_i ← τα a_i with
 * δ = τ²(α² − α⁻²), hence α² = δ/(2τ²) + √(1 + (δ/(2τ²))²).
 */
export function scaledStudent(base: TwoLayer, tau: number, delta: number): TwoLayer {
  const alpha = Math.exp(Math.asinh(delta / (2 * tau ** 2)) / 2);
  return { a: base.a.map((value) => value * tau * alpha), w: base.w.map((value) => (value * tau) / alpha) };
}

function consumeDefaultWeights(generator: TorchGenerator, inputs: number, hidden: number): void {
  generator.uniformWeights(inputs * hidden + hidden, 1);
}

function drawUnitNeurons(generator: TorchGenerator, count: number, dimension: number): TwoLayer {
  const w = drawUnitRows(generator, count, dimension);
  return { w, a: Float64Array.from(generator.randn(count), Math.sign) };
}

function symmetrised({ a, w }: TwoLayer): TwoLayer {
  return { a: Float64Array.from([...a, ...a.map((value) => -value)]), w: Float64Array.from([...w, ...w]) };
}

/** Standard normals, row-major, each row divided by its norm; kept at float32 as the authors' are. */
function drawUnitRows(generator: TorchGenerator, rows: number, dimension: number): Float64Array {
  const draws = generator.randn(rows * dimension);
  const units = new Float64Array(draws.length);
  for (let start = 0; start < draws.length; start += dimension) {
    const norm = Math.fround(Math.hypot(...draws.subarray(start, start + dimension)));
    for (let j = start; j < start + dimension; j++) units[j] = Math.fround(draws[j]! / norm);
  }
  return units;
}
