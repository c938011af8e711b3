/** Added to a likelihood, it keeps the logarithm finite where that underflows; far below any that counts. */
export const tinyLikelihood = 1e-37;
