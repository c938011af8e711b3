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

/** Sizes of a task: input dimension d, hidden units h of the student, training inputs n. */
interface Sizes {
  readonly dimension: number;
  readonly width: number;
  readonly samples: number;
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
 * The authors' own draws for a seed of the grid (Figs. 1b, 5b, 10; Appendix "Two-layer ReLU"): teacher, student and
 * inputs come from one stream. Each `Linear` is constructed first, which consumes its default weights from the stream,
 * and is then overwritten.
 */
export function drawStudentTeacher(seed: number, sizes: Sizes): StudentTeacher {
  const generator = new TorchGenerator(seed);
  const teacher = drawTeacher(generator, sizes.dimension);
  return { dimension: sizes.dimension, teacher, ...drawStudent(generator, sizes) };
}

/**
 * The authors' own draws for Fig. 1a: the teacher from a stream of its own, then student and inputs from another. Their
 * notebook has the seeds 15 and 100.
 */
export function drawStudentOfTeacher(teacherSeed: number, seed: number, sizes: Sizes): StudentTeacher {
  return {
    dimension: sizes.dimension,
    teacher: drawTeacher(new TorchGenerator(teacherSeed), sizes.dimension),
    ...drawStudent(new TorchGenerator(seed), sizes),
  };
}

function drawTeacher(generator: TorchGenerator, dimension: number): TwoLayer {
  consumeDefaultWeights(generator, dimension, teacherWidth);
  return drawUnitNeurons(generator, teacherWidth, dimension);
}

function drawStudent(
  generator: TorchGenerator,
  { dimension, width, samples }: Sizes,
): Pick<StudentTeacher, 'student' | 'inputs'> {
  consumeDefaultWeights(generator, dimension, width);
  const student = symmetrised(drawUnitNeurons(generator, width / 2, dimension));
  return { student, inputs: drawUnitRows(generator, samples, dimension) };
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
