import { Matrix } from 'ml-matrix';

/** Squares of numbers up to e³⁴⁰ are float64 numbers, with room to add them up. */
const largestLogarithm = 340;

/** A row of the stacked matrix: unit length (or zero), and the logarithm of the length that it stands for. */
interface GradedRow {
  readonly place: number;
  readonly direction: readonly number[];
  readonly logLength: number;
}

function gradedRow(entries: readonly number[], logScale: number, place: number): GradedRow {
  const length = Math.hypot(...entries);
  if (length === 0) return { place, direction: entries, logLength: -Infinity };
  return { place, direction: entries.map((value) => value / length), logLength: logScale + Math.log(length) };
}

/**
 * Rows at lengths that float64 holds, longest first. Where the gap between two neighbours above length 1 is so wide that
 * the shorter one is no more than rounding beside the longer one, it is narrowed, and stays as wide as that: with up to
 * eight rows above 1 a gap of e⁴² at least is left, and e⁻⁴² is far below 2⁻⁵³.
 */
function withinRange(rows: readonly GradedRow[]): number[][] {
  const above = rows.filter(({ logLength }) => logLength > 0).length;
  const widestGap = largestLogarithm / Math.max(1, above);
  const logLengths = rows.map(({ logLength }) => logLength);
  // From the shortest of those above 1 upwards.
  for (let i = above - 1, below = 0; i >= 0; i--) {
    const own = rows[i]!.logLength;
    const next = i + 1 < above ? rows[i + 1]!.logLength : 0;
    below += Math.min(own - next, widestGap);
    logLengths[i] = below;
  }
  return rows.map(({ direction }, i) => direction.map((value) => value * Math.exp(logLengths[i]!)));
}

/** Applies the reflection I − 2vvᵀ/‖v‖² to column `column` of `rows`, from row `first` on. */
function reflect(
  rows: readonly number[][],
  column: number,
  first: number,
  v: readonly number[],
  square: number,
): void {
  let product = 0;
  for (let i = first; i < rows.length; i++) product += v[i - first]! * rows[i]![column]!;
  const share = (2 * product) / square;
  for (let i = first; i < rows.length; i++) rows[i]![column]! -= share * v[i - first]!;
}

function swapColumns(rows: readonly number[][], one: number, other: number): void {
  for (const row of rows) [row[one], row[other]] = [row[other]!, row[one]!];
}

/**
 * The first rows of an orthonormal basis of the columns of [diag(e^{logScales}) A; I]: Z₁ with
 * Z₁Z₁ᵀ = B(I + BᵀB)⁻¹Bᵀ for B = diag(e^{logScales}) A.
 *
 * Householder's reflections on rows sorted by length, the longest remaining column first: in that order the errors of
 * each row are small against that row alone (Cox and Higham 1998), however far apart the lengths are. BᵀB itself would
 * lose whatever is 10⁸ times shorter than the longest row.
 *
 * @param a n × h, h ≤ n; at most eight of its rows may be scaled to more than length 1
 * @param logScales natural logarithms, one a row; any size
 * @returns n × h
 */
export function stackedBasis(a: Matrix, logScales: readonly number[]): Matrix {
  const columns = a.columns;
  const identity = Matrix.eye(columns).to2DArray();
  const sorted = [...a.to2DArray(), ...identity]
    .map((entries, place) => gradedRow(entries, logScales[place] ?? 0, place))
    .sort((one, other) => other.logLength - one.logLength || one.place - other.place);
  const rows = withinRange(sorted);
  const reflections: { readonly v: readonly number[]; readonly square: number }[] = [];
  for (let k = 0; k < columns; k++) {
    const length = (column: number): number =>
      rows.slice(k).reduce((sum, row) => Math.hypot(sum, row[column]!), 0);
    const lengths = Array.from({ length: columns - k }, (_, i) => length(k + i));
    const longest = lengths.indexOf(Math.max(...lengths));
    swapColumns(rows, k, k + longest);
    const v = rows.slice(k).map((row) => row[k]!);
    v[0]! += v[0]! < 0 ? -lengths[longest]! : lengths[longest]!;
    const square = v.reduce((sum, value) => sum + value * value, 0);
    for (let column = k; column < columns; column++) reflect(rows, column, k, v, square);
    reflections.push({ v, square });
  }
  const basis = sorted.map((_, i) => Array.from({ length: columns }, (__, column) => (i === column ? 1 : 0)));
  for (const [k, { v, square }] of [...reflections.entries()].reverse())
    for (let column = 0; column < columns; column++) reflect(basis, column, k, v, square);
  const inPlace = sorted.map(({ place }, i) => ({ place, row: basis[i]! })).sort((x, y) => x.place - y.place);
  return new Matrix(inPlace.slice(0, a.rows).map(({ row }) => row));
}
