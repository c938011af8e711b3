/** Bytes of activations that a step of one network makes: for each pair the hidden layer twice, d about twenty times. */
export function activationBytes({
  batchSize,
  dimension,
}: {
  readonly batchSize: number;
  readonly dimension: number;
}): number {
  return Float32Array.BYTES_PER_ELEMENT * batchSize * (2 * 4 * dimension + 20 * dimension);
}
