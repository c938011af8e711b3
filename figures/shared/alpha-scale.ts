import { numberText } from './number-text.ts';
import { relativeScaleColour } from './relative-scale.ts';

/** |log₁₀ α| from which on the colour is the outermost one: α = 33, the largest of the paper. */
const saturation = Math.log10(33);

/**
 * The colour of an α, the same in every figure: downstream (α < 1) blue, standard near-black, upstream red, as for
 * the relative scale δ. It turns with log α.
 */
export function alphaColour(alpha: number): string {
  const turned = Math.max(-1, Math.min(1, Math.log10(alpha) / saturation));
  // relativeScaleColour turns with (|δ|/10)^0.4; the inverse makes it turn evenly here.
  return relativeScaleColour(Math.sign(turned) * 10 * Math.abs(turned) ** 2.5);
}

/** How an α is written in data and legends. */
export function alphaText(alpha: number): string {
  return numberText(alpha, 3);
}

/** A colour channel over the field `alpha`, holding `alphaText(α)`, with the legend from upstream down. */
export function alphaChannel(alphas: readonly number[]) {
  const sorted = [...new Set(alphas)].sort((a, b) => b - a);
  const names = [
    ...(sorted[0]! > 1 ? [`'${alphaText(sorted[0]!)}': 'upstream'`] : []),
    `'1': 'standard'`,
    ...(sorted.at(-1)! < 1 ? [`'${alphaText(sorted.at(-1)!)}': 'downstream'`] : []),
  ];
  return {
    field: 'alpha',
    type: 'nominal' as const,
    scale: { domain: sorted.map(alphaText), range: sorted.map(alphaColour) },
    legend: {
      title: 'α',
      symbolType: 'stroke',
      symbolStrokeWidth: 3,
      symbolSize: 260,
      symbolOpacity: 1,
      labelExpr: `datum.label + '  ' + (({${names.join(', ')}})[datum.label] || '')`,
    },
  };
}
