/**
 * Sizes of a first layer on square images with odd square filters and the padding (k − 1)/2 of PyTorch. Image and
 * filter are folded (space-to-depth): s × s pixels beside each other become one pixel with s² times the channels, and the
 * convolution with stride s one with stride 1 without padding. It is the same sum in the same terms and a few zeros,
 * and every engine is faster at it: its kernels want many channels and no stride.
 */
export interface FoldedLayer {
  /** Side of the image in pixels. */
  readonly side: number;
  readonly channels: number;
  /** k, odd. */
  readonly kernelSize: number;
  /** s. */
  readonly stride: number;
  /** Side of the layer's output. */
  readonly outputSide: number;
  /** Side of the folded filter: ⌈k/s⌉. */
  readonly foldedKernel: number;
  /** Side of the folded image. */
  readonly foldedSide: number;
  /** s² · channels. */
  readonly foldedChannels: number;
}

/** The sizes that follow from those of image and filter. */
export function foldedLayer(side: number, channels: number, kernelSize: number, stride: number): FoldedLayer {
  const outputSide = Math.floor((side - 1) / stride) + 1;
  const foldedKernel = Math.ceil(kernelSize / stride);
  return {
    ...{ side, channels, kernelSize, stride, outputSide, foldedKernel },
    foldedSide: outputSide + foldedKernel - 1,
    foldedChannels: stride * stride * channels,
  };
}

/** Entries along one side, by folded position and offset within it: where each comes from, unfolded. */
function unfolded(layer: FoldedLayer, folded: number, offset: number): number {
  return folded * layer.stride + offset;
}

/** Calls `visit` for every entry of a folded square, row-major, with row, column and channel before folding. */
function visitFolded(
  layer: FoldedLayer,
  side: number,
  visit: (row: number, column: number, channel: number) => void,
): void {
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      for (let dy = 0; dy < layer.stride; dy++) {
        for (let dx = 0; dx < layer.stride; dx++) {
          for (let channel = 0; channel < layer.channels; channel++) {
            visit(unfolded(layer, y, dy), unfolded(layer, x, dx), channel);
          }
        }
      }
    }
  }
}

/**
 * For every entry of an image [row, column, channel] its place in the folded image, which is otherwise padding. The
 * fold of an image holds each of its entries once.
 */
export function foldedPlaces(layer: FoldedLayer): Int32Array {
  const { side, channels, kernelSize } = layer;
  const padding = (kernelSize - 1) / 2;
  const places = new Int32Array(side * side * channels);
  let place = 0;
  visitFolded(layer, layer.foldedSide, (row, column, channel) => {
    const [y, x] = [row - padding, column - padding];
    if (y >= 0 && x >= 0 && y < side && x < side) places[(y * side + x) * channels + channel] = place;
    place++;
  });
  return places;
}

/**
 * For every entry of a folded filter the entry of the filter [row, column, channel] that it is; −1 where it lies outside
 * the filter.
 */
export function filterEntries(layer: FoldedLayer): Int32Array {
  const { kernelSize, channels } = layer;
  const entries: number[] = [];
  visitFolded(layer, layer.foldedKernel, (row, column, channel) => {
    const inside = row < kernelSize && column < kernelSize;
    entries.push(inside ? (row * kernelSize + column) * channels + channel : -1);
  });
  return Int32Array.from(entries);
}

/** Filters [k, k, channels, filters] as folded filters [⌈k/s⌉, ⌈k/s⌉, s² · channels, filters], zero outside. */
export function foldFilters(layer: FoldedLayer, filters: Float32Array): Float32Array {
  const entries = filterEntries(layer);
  const count = filters.length / (layer.kernelSize ** 2 * layer.channels);
  const folded = new Float32Array(entries.length * count);
  for (const [i, entry] of entries.entries()) {
    if (entry >= 0) folded.set(filters.subarray(entry * count, (entry + 1) * count), i * count);
  }
  return folded;
}

/** The inverse of {@link foldFilters}. */
export function unfoldFilters(layer: FoldedLayer, folded: Float32Array): Float32Array {
  const entries = filterEntries(layer);
  const count = folded.length / entries.length;
  const filters = new Float32Array(layer.kernelSize ** 2 * layer.channels * count);
  for (const [i, entry] of entries.entries()) {
    if (entry >= 0) filters.set(folded.subarray(i * count, (i + 1) * count), entry * count);
  }
  return filters;
}
