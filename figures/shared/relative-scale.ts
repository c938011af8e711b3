import { signedText } from './number-text.ts';

type Rgb = readonly [number, number, number];

/**
 * Colours at equally spaced positions from the most downstream to the most upstream: cyan and blue through
 * near-black to red and amber. The two sides stay apart for every common kind of colour blindness, and
 * lightness grows with |δ| on both.
 */
const stops: readonly Rgb[] = [
  [64, 200, 222],
  [30, 136, 226],
  [38, 66, 176],
  [24, 24, 28],
  [160, 26, 40],
  [224, 84, 24],
  [246, 178, 36],
];

/** What the ends turn to between |δ| = 10 and 100: dark again, so that no two of the largest |δ| look alike. */
const farEnds: { readonly downstream: Rgb; readonly upstream: Rgb } = {
  downstream: [0, 104, 96],
  upstream: [128, 84, 0],
};

/** |δ| at which the colour is the outermost of the stops. */
const saturation = 10;
/** |δ| from which on the colour is that of the far ends. */
const farthest = 100;
/** Chosen because the figures space δ more closely around zero: |δ| = 1, 4 and 10 fall near the stops. */
const exponent = 0.4;

function hex(channels: Rgb): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/**
 * The colour of a relative scale δ, the same in every figure: downstream (δ < 0) blue, balanced near-black,
 * upstream red. It turns with |δ|^0.4 up to |δ| = 10, then with log |δ| to a dark end at 100, where it stays.
 */
export function relativeScaleColour(delta: number): string {
  if (Math.abs(delta) > saturation) {
    const beyond = Math.min(1, Math.log10(Math.abs(delta) / saturation) / Math.log10(farthest / saturation));
    const [end, far] = delta > 0 ? [stops.at(-1)!, farEnds.upstream] : [stops[0]!, farEnds.downstream];
    return blend(end, far, beyond);
  }
  const turned = Math.sign(delta) * Math.min(1, Math.abs(delta) / saturation) ** exponent;
  const position = ((turned + 1) / 2) * (stops.length - 1);
  const below = Math.min(Math.floor(position), stops.length - 2);
  const share = position - below;
  return blend(stops[below]!, stops[below + 1]!, share);
}

function blend(from: Rgb, to: Rgb, share: number): string {
  return hex([0, 1, 2].map((i) => from[i]! + share * (to[i]! - from[i]!)) as unknown as Rgb);
}

/** "upstream", "balanced" or "downstream". */
export function relativeScaleName(delta: number): string {
  return delta > 0 ? 'upstream' : delta < 0 ? 'downstream' : 'balanced';
}

/** How a relative scale is written in data and legends. */
export function relativeScaleText(delta: number): string {
  return signedText(delta);
}

/**
 * A colour channel over the field `delta`, holding `relativeScaleText(δ)`, with the legend from upstream down
 * to downstream.
 */
export function relativeScaleChannel(deltas: readonly number[]) {
  const sorted = [...new Set(deltas)].sort((a, b) => b - a);
  const outermost = new Set([sorted[0], sorted.at(-1), 0]);
  const named = sorted
    .filter((delta) => outermost.has(delta))
    .map((delta) => `'${relativeScaleText(delta)}': '${relativeScaleName(delta)}'`);
  return {
    field: 'delta',
    type: 'nominal' as const,
    scale: { domain: sorted.map(relativeScaleText), range: sorted.map(relativeScaleColour) },
    legend: {
      title: 'relative scale δ',
      symbolType: 'stroke',
      symbolStrokeWidth: 3,
      symbolSize: 260,
      labelExpr: `datum.label + '  ' + (({${named.join(', ')}})[datum.label] || '')`,
    },
  };
}
