import { foldedLayer, type FoldedLayer } from './folded-layer.ts';

/** A convolution without bias, then batch normalisation, ReLU and the maximum over squares. */
export interface ConvolutionStep {
  readonly kind: 'convolution';
  /** [height, width, in, out] of the filter as it is kept: folded in the first layer. */
  readonly filter: readonly [number, number, number, number];
  /** `valid` in the first layer, whose folded image is padded already. */
  readonly padding: 'same' | 'valid';
  /** Side of the squares, beside each other, of which the maximum goes on; 1 for every pixel. */
  readonly pooling: 1 | 2;
}

export type Step =
  | ConvolutionStep
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

function convolution(from: number, to: number, pooling: 1 | 2 = 1): ConvolutionStep {
  return { kind: 'convolution', filter: [3, 3, from, to], padding: 'same', pooling };
}

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
  const start: ConvolutionStep = {
    kind: 'convolution',
    filter: [foldedKernel, foldedKernel, foldedChannels, filters],
    padding: 'valid',
    pooling: small ? 2 : 1,
  };
  const [two, four, eight] = [2 * filters, 4 * filters, 8 * filters];
  const shared = { first, filters, classes };
  if (small) {
    const steps = [start, convolution(filters, two, 2), convolution(two, two)];
    return { ...shared, steps, finalPooling: 'mean', features: two, outputScale: 1 };
  }
  const steps = [
    ...[start, convolution(filters, two, 2), residual(two)],
    ...[convolution(two, four, 2), convolution(four, eight, 2), residual(eight)],
  ];
  return { ...shared, steps, finalPooling: 'max', features: eight, outputScale: 0.125 };
}

/** All convolutions, in the order in which they are applied. */
export function convolutions(steps: readonly Step[]): ConvolutionStep[] {
  return steps.flatMap((step) => (step.kind === 'residual' ? convolutions(step.steps) : [step]));
}

/** Pixels of each convolution's output, before the maximum over squares. */
export function convolutionPixels({ first, steps }: Architecture): number[] {
  let side = first.outputSide;
  return convolutions(steps).map(({ pooling }) => {
    const pixels = side * side;
    side = Math.floor(side / pooling);
    return pixels;
  });
}
