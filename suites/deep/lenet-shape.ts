/** Pixels of MNIST's sides, of a convolution's sides, and of a pooling window's sides. */
export const imageSide = 28;
export const kernelSide = 5;
export const poolSide = 2;
/** Pixels of padding on each side of the image, so that the first layer keeps its size. */
export const padding = 2;
export const classes = 10;

/**
 * The layers of LeNet-5 with ReLU and maximum pooling: two convolutions, each pooled by 2, and three fully connected
 * ones. `fanIn` × `units` are the weights of a layer (of a convolution: kernel rows × kernel columns × channels, by
 * filters), and it has `units` biases.
 */
export const layers = [
  { name: 'conv1', fanIn: 25, units: 6 },
  { name: 'conv2', fanIn: 150, units: 16 },
  { name: 'fc1', fanIn: 400, units: 120 },
  { name: 'fc2', fanIn: 120, units: 84 },
  { name: 'readout', fanIn: 84, units: classes },
] as const;

/** One layer's parameters: fan-in × units row-major, and units. */
export interface Layer {
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** A network's parameters, in the order of {@link layers}. */
export type Weights = readonly Layer[];
