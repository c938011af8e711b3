import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import type { Engine } from '../../core/engine/engine.ts';
import type { RowChoice } from '../../core/ensemble/gather-rows.ts';
import { sequenceLength, type NetworkShape } from './network-shape.ts';

/**
 * Row of the pair of `=` at the last position. Rows of (token, position) pairs: x at 0 … p − 1, y at p … 2p − 1, the
 * operation's sign at 2p, `=` at 2p + 1.
 */
export const equalsRow = ({ prime }: NetworkShape): number => 2 * prime + 1;

/**
 * What attention is put together with, uploaded once, float32. Its columns (head, position) run over the four
 * positions of the first head, then of the next: 4h in all.
 */
export interface AttentionConstants {
  /** Rows of the embeddings that pairs are made of. */
  readonly tokens: RowChoice;
  readonly positions: RowChoice;
  /** [members, d, 4h]: sums a head's entries, over √(d/h), into the columns of that head. */
  readonly scores: Tensor3D;
  /** [members, 2p + 2, 4h]: 1 in the columns of the position that a pair stands at. */
  readonly places: Tensor3D;
  /** [members, 4h, d]: spreads the columns of the left and of the right operand over the entries of their heads. */
  readonly spread: readonly [left: Tensor3D, right: Tensor3D];
  /** The same transposed, [members, d, 4h]. */
  readonly gather: readonly [left: Tensor3D, right: Tensor3D];
  /** [members, 4h, d]: `spread` of the two signs together. */
  readonly spreadSigns: Tensor3D;
  /** [members, 4h, 2p + 2]: the sign that a column stands for; nothing for the operands' columns. */
  readonly signOfColumn: Tensor3D;
  /** [members, 1, 2p + 2]: 1 at the two signs. */
  readonly signs: Tensor3D;
  /** The same as a column, [members, 2p + 2, 1]. */
  readonly signColumn: Tensor3D;
  /** [members, d, 1]: 1/d, the mean of a row by a product. */
  readonly mean: Tensor3D;
}

/** Rows and columns of a matrix, and its entries. */
type Filling = readonly [[number, number], (row: number, column: number) => number | boolean];

/** Uploads a matrix, the same for each member. */
function repeated({ tf }: Engine, members: number, [[rows, columns], entry]: Filling): Tensor3D {
  const size = rows * columns;
  const values = Float32Array.from({ length: members * size }, (_, i) =>
    Number(entry(Math.floor((i % size) / columns), i % columns)),
  );
  return tf.tensor3d(values, [members, rows, columns]);
}

/** The same choice of rows for each member. */
function sameRows({ tf }: Engine, members: number, tableRows: number, chosen: readonly number[]): RowChoice {
  const each = Array.from({ length: members }, () => [...chosen]);
  return {
    rows: tf.tensor2d(each, [members, chosen.length], 'int32'),
    laid: tf.tensor2d(
      each.map((rows, member) => rows.map((row) => member * tableRows + row)),
      [members, chosen.length],
      'int32',
    ),
    tableRows,
  };
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

/** The matrices of one member by name, entry by entry. */
function matrices({ prime, dimension, heads }: NetworkShape) {
  const [pairs, columns, width] = [2 * prime + 2, heads * sequenceLength, dimension / heads];
  const place = (column: number): number => column % sequenceLength;
  const inHead = (column: number, entry: number): boolean =>
    Math.floor(column / sequenceLength) === Math.floor(entry / width);
  const isSign = (pair: number): boolean => pair >= 2 * prime;
  const standsAt = (pair: number, column: number): boolean => positionOf(pair, prime) === place(column);
  const spread = (...places: number[]): Filling => [
    [columns, dimension],
    (column, entry) => inHead(column, entry) && places.includes(place(column)),
  ];
  const gather = (position: number): Filling => [
    [dimension, columns],
    (entry, column) => inHead(column, entry) && place(column) === position,
  ];
  return {
    scores: [[dimension, columns], (entry, column) => Number(inHead(column, entry)) / Math.sqrt(width)],
    places: [[pairs, columns], standsAt],
    spreadLeft: spread(0),
    spreadRight: spread(2),
    gatherLeft: gather(0),
    gatherRight: gather(2),
    spreadSigns: spread(1, 3),
    signOfColumn: [[columns, pairs], (column, pair) => isSign(pair) && standsAt(pair, column)],
    signs: [[1, pairs], (_, pair) => isSign(pair)],
    signColumn: [[pairs, 1], (pair) => isSign(pair)],
    mean: [[dimension, 1], () => 1 / dimension],
  } satisfies Record<string, Filling>;
}

/** Uploads the constants of an ensemble. To be freed by `disposeConstants`. */
export function attentionConstants(engine: Engine, shape: NetworkShape, members: number): AttentionConstants {
  const { prime } = shape;
  const entries = Object.entries(matrices(shape)).map(
    ([name, filling]) => [name, repeated(engine, members, filling)] as const,
  );
  const built = Object.fromEntries(entries) as Record<keyof ReturnType<typeof matrices>, Tensor3D>;
  const { spreadLeft, spreadRight, gatherLeft, gatherRight, ...others } = built;
  const pairs = Array.from({ length: 2 * prime + 2 }, (_, pair) => pair);
  const ofEmbeddings = (row: (pair: number) => number): RowChoice =>
    sameRows(engine, members, prime + 2 + sequenceLength, pairs.map(row));
  return {
    ...others,
    spread: [spreadLeft, spreadRight],
    gather: [gatherLeft, gatherRight],
    tokens: ofEmbeddings((pair) => tokenOf(pair, prime)),
    positions: ofEmbeddings((pair) => prime + 2 + positionOf(pair, prime)),
  };
}

export function disposeConstants({ tf }: Engine, constants: AttentionConstants): void {
  const { tokens, positions, ...others } = constants;
  tf.dispose([tokens.rows, tokens.laid, positions.rows, positions.laid]);
  tf.dispose(Object.values(others) as Tensor[]);
}
