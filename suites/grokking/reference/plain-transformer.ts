import {
  parameterNames,
  parameterRows,
  sequenceLength,
  type NetworkShape,
  type ParameterName,
} from '../network-shape.ts';
import { Tape, type Variable } from './tape.ts';

type Vector = readonly Variable[];
/** Rows of a matrix. */
type Matrix = readonly Vector[];

/** A pair to learn from: operands and result. */
export interface PlainPair {
  readonly x: number;
  readonly y: number;
  readonly result: number;
}

/** What the plain network gives for a batch. */
export interface PlainOutcome {
  /** Mean cross-entropy at the last position, in nats. */
  readonly loss: number;
  /** τ times the logits at the last position, a row of p + 2 a pair. */
  readonly logits: readonly (readonly number[])[];
  /** Derivative of the loss by each parameter, in the order of the parameters. */
  readonly gradient: Float64Array;
}

/** Added to the variance in a layer norm. */
const epsilon = 1e-5;

/**
 * The one-layer transformer as it is written on paper, in float64, one number at a time: the whole sequence x ∘ y =
 * through causal attention, every position, gradients by a tape. The reference for the fast network.
 *
 * @param weights all parameters in the order of `parameterNames`
 */
export function plainTransformer(
  shape: NetworkShape,
  weights: ArrayLike<number>,
  tau: number,
  batch: readonly PlainPair[],
): PlainOutcome {
  const tape = new Tape();
  const variables = Array.from(weights, (value) => tape.variable(value));
  const matrices = asMatrices(shape, variables);
  const logits = batch.map(({ x, y }) => {
    const tokens = [x, shape.prime + 1, y, shape.prime];
    const last = new PlainSequence(tape, shape, matrices).run(tokens).at(-1)!;
    return last.map((logit) => tape.scale(logit, tau));
  });
  const losses = logits.map((row, i) => crossEntropy(tape, row, batch[i]!.result));
  const loss = tape.scale(tape.add(...losses), 1 / batch.length);
  tape.differentiate(loss);
  return {
    loss: loss.value,
    logits: logits.map((row) => row.map(({ value }) => value)),
    gradient: Float64Array.from(variables, ({ slope }) => slope),
  };
}

function asMatrices(shape: NetworkShape, variables: Vector): Record<ParameterName, Matrix> {
  const rows = parameterRows(shape);
  const d = shape.dimension;
  let offset = 0;
  const named = parameterNames.map((name) => {
    const matrix = Array.from({ length: rows[name] }, (_, row) =>
      variables.slice(offset + row * d, offset + (row + 1) * d),
    );
    offset += rows[name] * d;
    return [name, matrix] as const;
  });
  return Object.fromEntries(named) as unknown as Record<ParameterName, Matrix>;
}

function crossEntropy(tape: Tape, logits: Vector, label: number): Variable {
  const largest = tape.variable(Math.max(...logits.map(({ value }) => value)));
  const total = tape.add(...logits.map((logit) => tape.exp(tape.subtract(logit, largest))));
  return tape.subtract(tape.add(tape.log(total), largest), logits[label]!);
}

/** One sequence through the network. */
class PlainSequence {
  readonly #tape: Tape;
  readonly #shape: NetworkShape;
  readonly #matrices: Record<ParameterName, Matrix>;

  constructor(tape: Tape, shape: NetworkShape, matrices: Record<ParameterName, Matrix>) {
    this.#tape = tape;
    this.#shape = shape;
    this.#matrices = matrices;
  }

  /** Logits at every position. */
  run(tokens: readonly number[]): Vector[] {
    const { embeddings, scale1, shift1, scale2, shift2, hiddenIn, hiddenOut, readOut } = this.#matrices;
    const firstPosition = embeddings.length - sequenceLength;
    const entering = tokens.map((token, position) =>
      this.#sum(embeddings[token]!, embeddings[firstPosition + position]!),
    );
    return this.#attention(entering).map((attended, position) => {
      const first = this.#layerNorm(this.#sum(entering[position]!, attended), scale1[0]!, shift1[0]!);
      const hidden = hiddenIn.map((row) => this.#tape.relu(this.#tape.dot(first, row)));
      const fed = this.#apply(hidden, hiddenOut);
      const second = this.#layerNorm(this.#sum(first, fed), scale2[0]!, shift2[0]!);
      return readOut.map((row) => this.#tape.dot(second, row));
    });
  }

  /** Causal self-attention of all heads at every position, through the output matrix. */
  #attention(entering: readonly Vector[]): Vector[] {
    const { dimension, heads } = this.#shape;
    const width = dimension / heads;
    const { query, key, value } = this.#matrices;
    const queries = entering.map((vector) => this.#apply(vector, query));
    const keys = entering.map((vector) => this.#apply(vector, key));
    const values = entering.map((vector) => this.#apply(vector, value));
    return entering.map((_, position) => {
      const mixed = Array.from({ length: heads }, (__, head) => {
        const part = (vector: Vector): Vector => vector.slice(head * width, (head + 1) * width);
        const scores = keys.slice(0, position + 1).map((seen) => {
          const product = this.#tape.dot(part(queries[position]!), part(seen));
          return this.#tape.scale(product, 1 / Math.sqrt(width));
        });
        const shares = this.#softmax(scores);
        const mixable = values.slice(0, position + 1).map(part);
        return Array.from({ length: width }, (___, i) =>
          this.#tape.dot(
            shares,
            mixable.map((seen) => seen[i]!),
          ),
        );
      });
      return this.#apply(mixed.flat(), this.#matrices.attentionOut);
    });
  }

  #softmax(scores: Vector): Vector {
    const largest = this.#tape.variable(Math.max(...scores.map(({ value }) => value)));
    const powers = scores.map((score) => this.#tape.exp(this.#tape.subtract(score, largest)));
    const total = this.#tape.add(...powers);
    return powers.map((power) => this.#tape.divide(power, total));
  }

  #layerNorm(vector: Vector, scale: Vector, shift: Vector): Vector {
    const tape = this.#tape;
    const mean = tape.scale(tape.add(...vector), 1 / vector.length);
    const centred = vector.map((value) => tape.subtract(value, mean));
    const variance = tape.scale(tape.dot(centred, centred), 1 / vector.length);
    const deviation = tape.sqrt(tape.add(variance, tape.variable(epsilon)));
    return centred.map((value, i) =>
      tape.add(tape.multiply(tape.divide(value, deviation), scale[i]!), shift[i]!),
    );
  }

  /** x W for W [in, out]. */
  #apply(vector: Vector, matrix: Matrix): Vector {
    return matrix[0]!.map((_, column) =>
      this.#tape.dot(
        vector,
        matrix.map((row) => row[column]!),
      ),
    );
  }

  #sum(one: Vector, other: Vector): Vector {
    return one.map((value, i) => this.#tape.add(value, other[i]!));
  }
}
