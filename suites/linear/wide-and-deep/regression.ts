import { Matrix } from 'ml-matrix';

/**
 * What gradient flow on ½‖Xβ − Y‖² sees of its data, n examples of d inputs and c outputs: XᵀX (d × d) and
 * XᵀY (d × c).
 */
export interface Regression {
  readonly gram: Matrix;
  readonly cross: Matrix;
}

/** Whitened input, XᵀX = I, where XᵀY is the target β*, d × c. */
export function whitened(target: Matrix): Regression {
  return { gram: Matrix.eye(target.rows), cross: target };
}

/** Inputs X (n × d) with the labels Y (n × c). */
export function regressionOf(inputs: Matrix, labels: Matrix): Regression {
  const transposed = inputs.transpose();
  return { gram: transposed.mmul(inputs), cross: transposed.mmul(labels) };
}

/** Gradient of the loss in the function, XᵀXβ − XᵀY = Xᵀρ, d × c. */
export function lossGradient({ gram, cross }: Regression, beta: Matrix): Matrix {
  return gram.mmul(beta).sub(cross);
}
