import type { Operation } from './modular-table.ts';

/** Powers of the smallest primitive root modulo a prime: 1, g, g², …, each nonzero residue once. */
export function primitivePowers(prime: number): number[] {
  for (let root = 1; root < prime; root++) {
    const powers = [1];
    let power = root % prime;
    for (; power !== 1 && powers.length < prime; power = (power * root) % prime) powers.push(power);
    if (power === 1 && powers.length === prime - 1) return powers;
  }
  throw new RangeError(`${prime} has no primitive root: it is not prime`);
}

/** Residues in the order in which the operation is a shift: as they are, or for x/y by discrete logarithm. */
function inGroupOrder(operation: Operation, prime: number): number[] {
  return operation === 'x/y' ? primitivePowers(prime) : Array.from({ length: prime }, (_, token) => token);
}

/**
 * Power of each frequency 1 … ⌊n/2⌋ in the columns of a matrix of n rows, summed over columns; the mean, frequency 0, is
 * left out. The powers of all frequencies sum to the columns' variance times n².
 */
export function spectrum(rows: readonly Float32Array[]): number[] {
  const n = rows.length;
  const columns = rows[0]!.length;
  return Array.from({ length: Math.floor(n / 2) }, (_, i) => {
    const frequency = i + 1;
    const [cosine, sine] = [new Float64Array(columns), new Float64Array(columns)];
    for (const [row, values] of rows.entries()) {
      const angle = (2 * Math.PI * ((frequency * row) % n)) / n;
      const [along, across] = [Math.cos(angle), Math.sin(angle)];
      for (let column = 0; column < columns; column++) {
        cosine[column]! += along * values[column]!;
        sine[column]! += across * values[column]!;
      }
    }
    const power = cosine.reduce((sum, value, column) => sum + value ** 2 + sine[column]! ** 2, 0);
    // Each frequency stands for itself and its mirror image n − frequency, which may be the same.
    return 2 * frequency === n ? power : 2 * power;
  });
}

/**
 * Share of the embeddings' power, the mean over tokens removed, that lies in the strongest tenth (rounded up) of their
 * Fourier frequencies over the group that the operation is a shift of: the residues under addition, for x/y the nonzero
 * residues under multiplication. Near a tenth for random embeddings; near 1 when a few frequencies carry all.
 *
 * @param embeddings of the tokens 0 … p − 1, p × d, row-major
 */
export function fourierConcentration(operation: Operation, prime: number, embeddings: Float32Array): number {
  const d = embeddings.length / prime;
  const rows = inGroupOrder(operation, prime).map((token) => embeddings.subarray(token * d, (token + 1) * d));
  const powers = spectrum(rows).sort((one, other) => other - one);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return sum(powers.slice(0, Math.ceil(powers.length / 10))) / sum(powers);
}
