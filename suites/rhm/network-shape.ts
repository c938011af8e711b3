/** Sizes of a network: fully connected, no biases, ReLU after each hidden layer. */
export interface NetworkShape {
  /** s^L · v. */
  readonly inputs: number;
  readonly width: number;
  readonly hiddenLayers: number;
  readonly classes: number;
}

/** A network's weights in the reference parametrisation, layer by layer: fan-in × fan-out, row-major, float32. */
export type Weights = readonly Float32Array[];

/** Fan-in and fan-out of each layer, the read-out last. */
export function layerShapes({ inputs, width, hiddenLayers, classes }: NetworkShape): [number, number][] {
  const sizes = [inputs, ...Array.from({ length: hiddenLayers }, () => width), classes];
  return sizes.slice(1).map((fanOut, layer) => [sizes[layer]!, fanOut]);
}

/** float32 arrays of batch × width that a step makes in each hidden layer: before and after ReLU, and their gradients. */
const arraysPerLayer = 4;

/** Bytes of the inputs and activations that a step of one network makes. */
export function activationBytes({ inputs, width, hiddenLayers }: NetworkShape, batch: number): number {
  return batch * (inputs + arraysPerLayer * width * hiddenLayers) * Float32Array.BYTES_PER_ELEMENT;
}
