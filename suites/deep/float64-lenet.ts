import { classes, imageSide, kernelSide, layers, padding, type Weights } from './lenet-shape.ts';

/** A layer's numbers for one image: rows × columns × channels, row-major. */
interface Map2D {
  readonly side: number;
  readonly channels: number;
  readonly values: Float64Array;
}

interface Convolved extends Map2D {
  /** Value of every filter at every position, bias included. */
  readonly sums: Float64Array;
  /** For each pooled value where in `sums` it came from. */
  readonly from: Int32Array;
}

/** Everything between an image and its outputs. */
interface Passed {
  readonly image: Map2D;
  readonly one: Convolved;
  readonly two: Convolved;
  /** What enters each fully connected layer, and the outputs. */
  readonly dense: readonly Float64Array[];
}

/** A network's parameters in float64, laid end to end in the order of `layers`, weights before biases. */
export function flatParameters(weights: Weights): Float64Array {
  return Float64Array.from(weights.flatMap((layer) => [...layer.weights, ...layer.biases]));
}

/** Where each layer's parameters start in {@link flatParameters}. */
const starts = layers.map((_, i) =>
  layers.slice(0, i).reduce((sum, { fanIn, units }) => sum + (fanIn + 1) * units, 0),
);

function convolve(input: Map2D, theta: Float64Array, layer: 0 | 1, pad: number): Convolved {
  const { units, fanIn } = layers[layer];
  const start = starts[layer]!;
  const side = input.side + 2 * pad - kernelSide + 1;
  const sums = new Float64Array(side * side * units);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      for (let unit = 0; unit < units; unit++) {
        let sum = theta[start + fanIn * units + unit]!;
        visitWindow(input, y - pad, x - pad, (entry, at) => {
          sum += input.values[at]! * theta[start + entry * units + unit]!;
        });
        sums[(y * side + x) * units + unit] = sum;
      }
    }
  }
  return { ...poolRectified(sums, side, units), sums };
}

/** Calls with the number of each entry of a window that lies within the input, and where in it. */
function visitWindow(
  { side, channels }: Map2D,
  top: number,
  left: number,
  visit: (entry: number, at: number) => void,
): void {
  for (let row = 0; row < kernelSide; row++) {
    for (let column = 0; column < kernelSide; column++) {
      const [y, x] = [top + row, left + column];
      if (y < 0 || x < 0 || y >= side || x >= side) continue;
      for (let channel = 0; channel < channels; channel++) {
        visit((row * kernelSide + column) * channels + channel, (y * side + x) * channels + channel);
      }
    }
  }
}

/** ReLU, then the maximum of 2 × 2; the first of equal ones. */
function poolRectified(sums: Float64Array, side: number, units: number): Map2D & { from: Int32Array } {
  const half = side / 2;
  const values = new Float64Array(half * half * units);
  const from = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const unit = i % units;
    const [y, x] = [2 * Math.floor(i / units / half), 2 * (Math.floor(i / units) % half)];
    const places = [0, 1].flatMap((dy) => [0, 1].map((dx) => ((y + dy) * side + x + dx) * units + unit));
    const best = places.reduce((most, place) => (sums[place]! > sums[most]! ? place : most));
    from[i] = best;
    values[i] = Math.max(0, sums[best]!);
  }
  return { side: half, channels: units, values, from };
}

/** @param image 784 numbers, as the network sees them */
function pass(theta: Float64Array, image: Float64Array): Passed {
  const input = { side: imageSide, channels: 1, values: image };
  const one = convolve(input, theta, 0, padding);
  const two = convolve(one, theta, 1, 0);
  const dense = [two.values];
  for (const layer of [2, 3, 4] as const) {
    const { fanIn, units } = layers[layer];
    const start = starts[layer]!;
    const entering = dense.at(-1)!;
    dense.push(
      Float64Array.from({ length: units }, (_, unit) => {
        let sum = theta[start + fanIn * units + unit]!;
        for (let i = 0; i < fanIn; i++) sum += entering[i]! * theta[start + i * units + unit]!;
        return layer === 4 ? sum : Math.max(0, sum);
      }),
    );
  }
  return { image: input, one, two, dense };
}

/** The ten outputs for one image, by plain loops in float64. */
export function float64Outputs(theta: Float64Array, image: Float64Array): Float64Array {
  return pass(theta, image).dense[3]!;
}

/** The gradient of each output by all parameters, 10 × parameters, by plain loops in float64. */
export function float64Gradients(theta: Float64Array, image: Float64Array): Float64Array[] {
  const passed = pass(theta, image);
  return Array.from({ length: classes }, (_, output) => gradientOf(theta, passed, output));
}

function gradientOf(theta: Float64Array, { image, one, two, dense }: Passed, output: number): Float64Array {
  const gradient = new Float64Array(theta.length);
  let behind = Float64Array.from({ length: classes }, (_, i) => (i === output ? 1 : 0));
  for (const layer of [4, 3, 2] as const) {
    const { fanIn, units } = layers[layer];
    const start = starts[layer]!;
    const entering = dense[layer - 2]!;
    const ahead = new Float64Array(fanIn);
    for (let unit = 0; unit < units; unit++) {
      gradient[start + fanIn * units + unit] = behind[unit]!;
      for (let i = 0; i < fanIn; i++) {
        gradient[start + i * units + unit] = entering[i]! * behind[unit]!;
        if (entering[i]! > 0) ahead[i]! += theta[start + i * units + unit]! * behind[unit]!;
      }
    }
    behind = ahead;
  }
  const before = convolutionGradient(theta, 1, one, two, 0, behind, gradient);
  const rectified = before.map((value, i) => (one.values[i]! > 0 ? value : 0));
  convolutionGradient(theta, 0, image, one, padding, rectified, gradient);
  return gradient;
}

/**
 * Adds a convolution's gradient, given that by its pooled output (0 where that is not above 0).
 * @returns the gradient by its input
 */
function convolutionGradient(
  theta: Float64Array,
  layer: 0 | 1,
  input: Map2D,
  { from, side }: Convolved,
  pad: number,
  pooled: Float64Array,
  gradient: Float64Array,
): Float64Array {
  const { units, fanIn } = layers[layer];
  const start = starts[layer]!;
  const ahead = new Float64Array(input.values.length);
  for (const [i, value] of pooled.entries()) {
    const place = from[i]!;
    const unit = place % units;
    const position = Math.floor(place / units);
    const [y, x] = [Math.floor(position / (2 * side)), position % (2 * side)];
    gradient[start + fanIn * units + unit]! += value;
    visitWindow(input, y - pad, x - pad, (entry, at) => {
      gradient[start + entry * units + unit]! += value * input.values[at]!;
      ahead[at]! += value * theta[start + entry * units + unit]!;
    });
  }
  return ahead;
}
