import { foldedLayer, type FoldedLayer } from './folded-layer.ts';

/** A convolution without bias, then batch normalisation and ReLU. */
export interface ConvolutionStep {
  readonly kind: 'convolution';
  /** [height, width, in, out] of the filter as it is kept: folded in the first layer. */
  readonly filter: readonly [number, number, number, number];
  /** `valid` in the first layer, whose folded image is padded already. */
  readonly padding: 'same' | 'valid';
}

export type Step =
  | ConvolutionStep
  | { readonly kind: 'max-pool'; readonly size: number }
  /** The steps' result is added to what enters them. */
  | { readonly kind: 'residual'; readonly steps: readonly Step[] };

/** A convolutional classifier: steps, a pooling to one pixel, and a linear read-out without bias. */
export interface Architecture {
  readonly first: FoldedLayer;
  readonly filters: number;
  readonly steps: readonly Step[];
  readonly finalPooling: 'mean' | 'max';
  /** Channels that reach the read-out. */
  readonly features: number;
  readonly classes: number;
  /** What the read-out is multiplied by. */
  readonly outputScale: number;
}

export interface ArchitectureChoice {
  readonly network: 'small' | 'dawn';
  /** Filters of the first layer; the widths of the others follow. */
  readonly filters: number;
  readonly kernelSize: number;
}

function convolution(from: number, to: number): Step {
  return { kind: 'convolution', filter: [3, 3, from, to], padding: 'same' };
}

const pool: Step = { kind: 'max-pool', size: 2 };

function residual(width: number): Step {
  return { kind: 'residual', steps: [convolution(width, width), convolution(width, width)] };
}

/**
 * `small`: a first layer with stride 2 and two 3×3 convolutions. `dawn`: the ResNet of the DAWN benchmark's entry for
 * CIFAR-10 (64, 128, 256, 512 channels for 64 filters, residual blocks after the second and the last, its read-out
 * times 1/8) with larger filters in its first layer, as the paper has it.
 */
export function architecture(
  { network, filters, kernelSize }: ArchitectureChoice,
  { side, channels, classes }: { readonly side: number; readonly channels: number; readonly classes: number },
): Architecture {
  const small = network === 'small';
  const first = foldedLayer(side, channels, kernelSize, small ? 2 : 1);
  const { foldedKernel, foldedChannels } = first;
  const start: Step = {
    kind: 'convolution',
    filter: [foldedKernel, foldedKernel, foldedChannels, filters],
    padding: 'valid',
  };
  const [two, four, eight] = [2 * filters, 4 * filters, 8 * filters];
  const shared = { first, filters, classes };
  if (small) {
    const steps = [start, pool, convolution(filters, two), pool, convolution(two, two)];
    return { ...shared, steps, finalPooling: 'mean', features: two, outputScale: 1 };
  }
  const steps = [
    ...[start, convolution(filters, two), pool, residual(two)],
    ...[convolution(two, four), pool, convolution(four, eight), pool, residual(eight)],
  ];
  return { ...shared, steps, finalPooling: 'max', features: eight, outputScale: 0.125 };
}

/** All convolutions, in the order in which they are applied. */
export function convolutions(steps: readonly Step[]): ConvolutionStep[] {
  return steps.flatMap((step) => {
    if (step.kind === 'residual') return convolutions(step.steps);
    return step.kind === 'convolution' ? [step] : [];
  });
}

/** Pixels of each convolution's output. */
export function convolutionPixels({ first, steps }: Architecture): number[] {
  let side = first.outputSide;
  const visit = (step: Step): number[] => {
    if (step.kind === 'residual') return step.steps.flatMap(visit);
    if (step.kind === 'convolution') return [side * side];
    side = Math.floor(side / step.size);
    return [];
  };
  return steps.flatMap(visit);
}
