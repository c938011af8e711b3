import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import { sequenceLength, type NetworkShape } from './network-shape.ts';

/**
 * Attention in which only the last position asks. Its token is always `=`, so that one query serves all samples, and
 * keys and values exist for 2p + 2 (token, position) pairs only: row x is the left operand x, p + y the right operand
 * y, 2p the operation's sign, 2p + 1 the sign `=`.
 */
export const operationRow = ({ prime }: NetworkShape): number => 2 * prime;
export const equalsRow = ({ prime }: NetworkShape): number => 2 * prime + 1;

/** Matrices of zeros and ones (but for one factor) that sum over heads and place rows; float32, uploaded once. */
export interface AttentionConstants {
  /** [members, 2p + 2, p + 6]: which token and which position each pair is made of. */
  readonly pairs: Tensor3D;
  /** [members, p + 6, 1]: token and position of `=` at the last position. */
  readonly equals: Tensor3D;
  /** [d, 4h]: sums a head's entries, over √(d/h), into the columns (head, position) of that head. */
  readonly scores: Tensor2D;
  /** [2p + 2, 4h]: 1 in the columns of the position that a pair stands at. */
  readonly places: Tensor2D;
  /** [4h, d]: spreads column (head, position) over the entries of its head, by position. */
  readonly spread: readonly [left: Tensor2D, right: Tensor2D];
  /** The same transposed, [d, 4h]. */
  readonly gather: readonly [left: Tensor2D, right: Tensor2D];
  /** [4h, d]: `spread` of the operation's sign and of `=` together. */
  readonly spreadSigns: Tensor2D;
  /** 4h rows of pairs: the sign that a column (head, position) stands for; any sign for the operands' columns. */
  readonly signRows: readonly number[];
  /** [members, 2, 4h]: sums over heads the columns of the operation's sign, and of `=`. */
  readonly sumSigns: Tensor3D;
  /** [members, 1, 2p + 2]: the two signs. */
  readonly signs: Tensor3D;
  /** [members, 1, 2p + 2]: ones. */
  readonly allPairs: Tensor3D;
  /** [p, p]: the identity, whose rows are one-hot operands. */
  readonly operands: Tensor2D;
}

/** Uploads a matrix given entry by entry. */
function matrix(
  { tf }: Engine,
  rows: number,
  columns: number,
  entry: (row: number, column: number) => number,
): Tensor2D {
  const values = new Float32Array(rows * columns);
  for (let i = 0; i < values.length; i++) values[i] = entry(Math.floor(i / columns), i % columns);
  return tf.tensor2d(values, [rows, columns]);
}

/** The same for each member. */
function repeated({ tf }: Engine, members: number, one: Tensor2D): Tensor3D {
  const all = tf.tidy(() => tf.tile<Tensor3D>(tf.expandDims(one, 0), [members, 1, 1]));
  one.dispose();
  return all;
}

/** Position in x ∘ y = at which a pair stands. */
function positionOf(pair: number, prime: number): number {
  if (pair < prime) return 0;
  if (pair < 2 * prime) return 2;
  return pair === 2 * prime ? 1 : 3;
}

/** Token of a pair: 0 … p − 1, then `=`, then the operation's sign. */
function tokenOf(pair: number, prime: number): number {
  return pair < 2 * prime ? pair % prime : pair === 2 * prime ? prime + 1 : prime;
}

export function attentionConstants(engine: Engine, shape: NetworkShape, members: number): AttentionConstants {
  const { prime, dimension, heads } = shape;
  const pairs = 2 * prime + 2;
  const columns = heads * sequenceLength;
  const width = dimension / heads;
  const place = (column: number): number => column % sequenceLength;
  const inHead = (column: number, entry: number): boolean =>
    Math.floor(column / sequenceLength) === Math.floor(entry / width);
  const spread = (...positions: number[]): Tensor2D =>
    matrix(engine, columns, dimension, (column, entry) =>
      inHead(column, entry) && positions.includes(place(column)) ? 1 : 0,
    );
  const gather = (position: number): Tensor2D =>
    matrix(engine, dimension, columns, (entry, column) =>
      inHead(column, entry) && place(column) === position ? 1 : 0,
    );
  const forEach = (one: Tensor2D): Tensor3D => repeated(engine, members, one);
  return {
    pairs: forEach(
      matrix(engine, pairs, prime + 2 + sequenceLength, (pair, row) =>
        row === tokenOf(pair, prime) || row === prime + 2 + positionOf(pair, prime) ? 1 : 0,
      ),
    ),
    equals: forEach(
      matrix(engine, prime + 2 + sequenceLength, 1, (row) =>
        row === prime || row === prime + 1 + sequenceLength ? 1 : 0,
      ),
    ),
    scores: matrix(engine, dimension, columns, (entry, column) =>
      inHead(column, entry) ? 1 / Math.sqrt(width) : 0,
    ),
    places: matrix(engine, pairs, columns, (pair, column) =>
      place(column) === positionOf(pair, prime) ? 1 : 0,
    ),
    spread: [spread(0), spread(2)],
    gather: [gather(0), gather(2)],
    spreadSigns: spread(1, 3),
    signRows: Array.from({ length: columns }, (_, column) =>
      place(column) === 3 ? equalsRow(shape) : operationRow(shape),
    ),
    sumSigns: forEach(
      matrix(engine, 2, columns, (sign, column) => (place(column) === (sign === 0 ? 1 : 3) ? 1 : 0)),
    ),
    signs: forEach(matrix(engine, 1, pairs, (_, pair) => (pair >= 2 * prime ? 1 : 0))),
    allPairs: forEach(matrix(engine, 1, pairs, () => 1)),
    operands: matrix(engine, prime, prime, (row, column) => (row === column ? 1 : 0)),
  };
}

export function disposeConstants({ tf }: Engine, constants: AttentionConstants): void {
  // Whatever in it is no tensor is passed over.
  tf.dispose(Object.values(constants) as Tensor2D[]);
}
