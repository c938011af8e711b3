import type { Comparison } from '../../schemas/comparison.d.ts';
import type { Drawing } from '../shared/figure.ts';

/** A figure of a comparison of timings. Pure: the same comparison gives the same specification. */
export interface TimingFigure {
  readonly id: string;
  readonly draw: (comparison: Comparison) => Drawing;
}

/** Tells devices apart in every figure of timings; Okabe and Ito's colours, readable without red and green. */
export const deviceColours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'];

/** Colour channel over the field `timing`, in the order in which they were given. */
export function timingChannel(labels: readonly string[]) {
  return {
    field: 'timing',
    type: 'nominal' as const,
    scale: { domain: [...labels], range: labels.map((_, i) => deviceColours[i % deviceColours.length]!) },
    legend: { title: null, orient: 'top' as const, columns: 2 },
  };
}

/** Which timing is which device, as lines of a subtitle. */
export function deviceLines({ timings }: Comparison): string[] {
  return timings.map(
    ({ label, engine, device, reliability }) =>
      `${label}: ${device}, engine ${engine}${reliability.state === 'reliable' ? '' : ' (unreliable)'}`,
  );
}
