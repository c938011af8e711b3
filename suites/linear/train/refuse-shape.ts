import { refuseParameter } from '../../../core/refuse-parameter.ts';
import type { Shape } from '../wide-and-deep/two-layer-weights.ts';

/**
 * Refuses shapes for which Δ = δI cannot be: AAᵀ has rank c at most and WWᵀ rank d, so that η_w AAᵀ = δI + η_a WWᵀ
 * needs h ≤ c for δ > 0 and h ≤ d for δ < 0.
 */
export function needsIsotropy({ inputs, outputs, hidden }: Shape, delta: number): void {
  if (delta > 0 && hidden > outputs) {
    refuseParameter(
      'linear',
      'hidden',
      `${hidden} with delta ${delta} and ${outputs} outputs`,
      `at most ${outputs}: for δ > 0 an isotropic start needs as many outputs as hidden units`,
      'Lower "hidden", raise "outputs", or change the sign of "delta".',
    );
  }
  if (delta < 0 && hidden > inputs) {
    refuseParameter(
      'linear',
      'hidden',
      `${hidden} with delta ${delta} and ${inputs} inputs`,
      `at most ${inputs}: for δ < 0 an isotropic start needs as many inputs as hidden units`,
      'Lower "hidden", raise "inputs", or change the sign of "delta".',
    );
  }
}

/** Refuses other than one singular value of the start for each mode. */
export function needsStartValues(shape: Shape, start: readonly number[]): void {
  const modes = Math.min(shape.inputs, shape.outputs, shape.hidden);
  if (start.length === modes) return;
  refuseParameter(
    'linear',
    'start',
    `${start.length} singular values`,
    `${modes}, the smallest of "inputs", "outputs" and "hidden"`,
    `Give ${modes}.`,
  );
}

/** Refuses other than min(d, c) singular values of the target, and more of them above zero than hidden units. */
export function needsTargetValues({ inputs, outputs, hidden }: Shape, target: readonly number[]): void {
  const modes = Math.min(inputs, outputs);
  if (target.length !== modes) {
    refuseParameter(
      'linear',
      'target',
      `${target.length} singular values`,
      `${modes}, the smaller of "inputs" and "outputs"`,
      `Give ${modes}; zeros stand for a target of lower rank.`,
    );
  }
  const rank = target.filter((value) => value > 0).length;
  if (rank > hidden) {
    refuseParameter(
      'linear',
      'target',
      `rank ${rank}`,
      `at most ${hidden}, since ${hidden} hidden units make no more`,
      'Put zeros in "target" or raise "hidden".',
    );
  }
}

/** Refuses equal singular values where they have to have vectors of their own. */
export function needsDistinct(start: readonly number[]): void {
  const at = start.findIndex((value, i) => start.indexOf(value) !== i);
  if (at < 0) return;
  refuseParameter(
    'linear',
    'start',
    `the singular value ${start[at]!} twice`,
    'values that differ, since equal ones have no singular vectors of their own for the mirror flow to start from',
    'Change one of them, or take "data": "aligned", where they stay where they are.',
  );
}

/** Refuses numbers of hidden units for which β does not determine its own motion. */
export function needsClosedEquation({ inputs, outputs, hidden }: Shape): void {
  const [smaller, larger] = [Math.min(inputs, outputs), Math.max(inputs, outputs)];
  if (hidden <= smaller || hidden === larger) return;
  refuseParameter(
    'linear',
    'hidden',
    `${hidden}, between the ${smaller} and the ${larger} of "inputs" and "outputs"`,
    `at most ${smaller} or exactly ${larger}: between them β leaves open where the larger layer points`,
    'Change "hidden", or take "data": "aligned", where that does not matter.',
  );
}

/** Refuses a target of lower rank than the start where singular vectors are followed. */
export function needsFullRank(target: readonly number[], modes: number): void {
  const rank = target.filter((value) => value > 0).length;
  if (rank >= modes) return;
  refuseParameter(
    'linear',
    'target',
    `rank ${rank}`,
    `rank ${modes}, since a singular value that tends to zero leaves its vectors without a direction`,
    'Replace its zeros, or take "data": "aligned", where vectors stand still.',
  );
}
