import { Matrix, QrDecomposition } from 'ml-matrix';
import { norm } from '../../../core/numerics/inner-product.ts';
import type { RandomStream } from '../../../core/numerics/random-stream.ts';
import { layerSquare } from './deep-equation.ts';
import type { DeepWeights } from './deep-weights.ts';
import { randomFrame, randomMatrix } from '../../../core/numerics/random-frame.ts';

/** The complement of a unit vector, d × (d − 1), in random directions. */
function complementOf(stream: RandomStream, direction: readonly number[]): Matrix {
  const columns = randomMatrix(stream, direction.length, direction.length);
  columns.setColumn(0, [...direction]);
  return new QrDecomposition(columns).orthogonalMatrix.subMatrix(
    0,
    direction.length - 1,
    1,
    direction.length - 1,
  );
}

/**
 * Weights of a deep network that realise β₀, with layers W_l = R_l S_l R_{l−1}ᵀ for random rotations R_l (R_0 = I).
 * Every S_l has the singular value √s along β₀ and √|δ| elsewhere, so that aaᵀ − W_LW_Lᵀ = δI and
 * W_{l+1}ᵀW_{l+1} = W_lW_lᵀ: isotropic, balanced between the layers.
 *
 * @param beta0 length d, not zero
 * @param delta δ ≤ 0: aaᵀ has rank one, so aaᵀ − W_LW_Lᵀ = δI leaves no other sign
 * @param isotropic false: elsewhere than along β₀ the singular values are √|δ| times random factors in [½, 3/2),
 *   others in each layer, which makes the conserved matrices as large and not isotropic
 */
export function deepStart(
  stream: RandomStream,
  beta0: readonly number[],
  delta: number,
  layers: number,
  isotropic: boolean,
): DeepWeights {
  const size = norm(beta0);
  const direction = beta0.map((value) => value / size);
  const square = layerSquare(layers, delta, size);
  const along = Matrix.columnVector(direction);
  let turned = Matrix.eye(beta0.length);
  const drawn = Array.from({ length: layers }, () => {
    const complement = complementOf(stream, direction);
    const factors = direction.slice(1).map(() => (isotropic ? 1 : stream.uniform(0.5, 1.5)));
    const scale = Math.sqrt(-delta);
    const stretch = complement
      .mmul(Matrix.diag(factors.map((factor) => factor * scale)))
      .mmul(complement.transpose())
      .add(along.mmul(along.transpose()).mul(Math.sqrt(square)));
    const rotation = randomFrame(stream, beta0.length, beta0.length);
    const layer = rotation.mmul(stretch).mmul(turned.transpose());
    turned = rotation;
    return layer;
  });
  return { layers: drawn, readOut: turned.mmul(along).mul(Math.sqrt(square + delta)) };
}
