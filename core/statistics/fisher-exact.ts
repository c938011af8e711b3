/** ln n! by adding up: numbers of trials here are small. */
function logFactorial(n: number): number {
  let sum = 0;
  for (let i = 2; i <= n; i++) sum += Math.log(i);
  return sum;
}

/**
 * Two-sided p-value of Fisher's exact test: whether two numbers of successes come from one share. The sum of the
 * probabilities of all tables with these margins that are no likelier than the one at hand.
 *
 * @param one successes and trials, as `other`
 */
export function fisherExact(one: readonly [number, number], other: readonly [number, number]): number {
  const [a, n] = one;
  const [b, m] = other;
  const successes = a + b;
  const logChoose = (all: number, some: number): number =>
    logFactorial(all) - logFactorial(some) - logFactorial(all - some);
  const probability = (k: number): number =>
    Math.exp(logChoose(n, k) + logChoose(m, successes - k) - logChoose(n + m, successes));
  const least = Math.max(0, successes - m);
  const most = Math.min(n, successes);
  const here = probability(a);
  let sum = 0;
  for (let k = least; k <= most; k++) {
    const each = probability(k);
    if (each <= here * (1 + 1e-9)) sum += each;
  }
  return Math.min(1, sum);
}
