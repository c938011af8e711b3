import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { conv2DInfo, type Conv2DInfo } from './conv2d-info.ts';
import type { MatrixProduct } from './matrix-product.ts';
import { floats, type WasmBackend } from './wasm-backend.ts';

/**
 * Pixels summed over in one product. Chosen so that the packed dy of a chunk (pixels × output channels) stays in
 * the second-level cache, and short enough for float32 sums; chunks are added in float64.
 */
const chunkPixels = 4096;

/** A chunk of images on the padded grid, on which x and dy have equal spacing. */
interface Grid {
  /** Height and width of a padded image: from the first pixel that the filter touches to the last. */
  readonly height: number;
  readonly width: number;
  readonly pixels: number;
}

/**
 * Gradient of conv2d with respect to its filter, missing in the stock backend. NHWC, dilation 1.
 *
 * dW[fy, fx] = Σ over pixels of x shifted by (fy, fx), transposed, times dy. With both on one padded grid, row by
 * row, the shift is an offset in memory: each filter position is one XNNPACK product [channels, pixels] ×
 * [pixels, output channels] whose left operand is a view of the same x and whose right operand is packed once. Where a
 * view runs into the next channel's pixels, dy is 0.
 */
export function conv2DBackpropFilterKernel(product: MatrixProduct): KernelFunc {
  return (args) => {
    const backend = args.backend as WasmBackend;
    const { x, dy } = args.inputs as { x: TensorInfo; dy: TensorInfo };
    const filterShape = args.attrs?.['filterShape'] as number[];
    const info = conv2DInfo(x.shape, filterShape, args.attrs!);
    const height = (info.outHeight - 1) * info.strideHeight + info.filterHeight;
    const width = (info.outWidth - 1) * info.strideWidth + info.filterWidth;
    const grid = { height, width, pixels: height * width };
    const out = backend.makeOutput(filterShape, 'float32');
    const sum = sumOverChunks(backend, product, x, dy, info, grid);
    floats(backend, out).set(sum);
    return out;
  };
}

function sumOverChunks(
  backend: WasmBackend,
  product: MatrixProduct,
  x: TensorInfo,
  dy: TensorInfo,
  info: Conv2DInfo,
  grid: Grid,
): Float64Array {
  const { inChannels, outChannels, filterHeight, filterWidth, batchSize } = info;
  const images = Math.max(1, Math.min(batchSize, Math.floor(chunkPixels / grid.pixels)));
  const tail = (filterHeight - 1) * grid.width + filterWidth - 1;
  const shifted = backend.makeOutput([inChannels * images * grid.pixels + tail], 'float32');
  const spread = backend.makeOutput([images * grid.pixels, outChannels], 'float32');
  const part = backend.makeOutput([filterHeight * filterWidth * inChannels * outChannels], 'float32');
  const sum = new Float64Array(filterHeight * filterWidth * inChannels * outChannels);
  for (let first = 0; first < batchSize; first += images) {
    const count = Math.min(images, batchSize - first);
    placeInput(floats(backend, x), floats(backend, shifted), info, grid, first, count);
    placeGradient(floats(backend, dy), floats(backend, spread), info, grid, first, count);
    multiplyPositions(backend, product, { shifted, spread, part }, info, grid, count);
    const values = floats(backend, part);
    for (let index = 0; index < sum.length; index++) sum[index]! += values[index]!;
  }
  for (const scratch of [shifted, spread, part]) backend.disposeData(scratch.dataId);
  return sum;
}

/** x of some images as [channel, image, grid row, grid column], zero where the padding is, zero behind. */
function placeInput(
  x: Float32Array,
  out: Float32Array,
  info: Conv2DInfo,
  grid: Grid,
  first: number,
  count: number,
): void {
  const { inChannels, inHeight, inWidth, padInfo } = info;
  out.fill(0);
  const rows = Math.min(inHeight, grid.height - padInfo.top);
  const columns = Math.min(inWidth, grid.width - padInfo.left);
  for (let channel = 0; channel < inChannels; channel++) {
    for (let image = 0; image < count; image++) {
      for (let row = 0; row < rows; row++) {
        let from = ((first + image) * inHeight + row) * inWidth * inChannels + channel;
        let to = ((channel * count + image) * grid.height + row + padInfo.top) * grid.width + padInfo.left;
        for (let column = 0; column < columns; column++, from += inChannels) out[to++] = x[from]!;
      }
    }
  }
}

/** dy of some images as [image, grid row, grid column, output channel], zero between and beside its pixels. */
function placeGradient(
  dy: Float32Array,
  out: Float32Array,
  info: Conv2DInfo,
  grid: Grid,
  first: number,
  count: number,
): void {
  const { outChannels, outHeight, outWidth, strideHeight, strideWidth } = info;
  out.fill(0);
  for (let image = 0; image < count; image++) {
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        const from = (((first + image) * outHeight + row) * outWidth + column) * outChannels;
        const pixel = (image * grid.height + row * strideHeight) * grid.width + column * strideWidth;
        for (let channel = 0; channel < outChannels; channel++) {
          out[pixel * outChannels + channel] = dy[from + channel]!;
        }
      }
    }
  }
}

function multiplyPositions(
  backend: WasmBackend,
  product: MatrixProduct,
  tensors: { readonly shifted: TensorInfo; readonly spread: TensorInfo; readonly part: TensorInfo },
  { inChannels, outChannels, filterHeight, filterWidth }: Conv2DInfo,
  grid: Grid,
  count: number,
): void {
  const pixels = count * grid.pixels;
  const shifted = backend.dataIdMap.get(tensors.shifted.dataId);
  const part = backend.dataIdMap.get(tensors.part.dataId);
  const right = product.view(backend.dataIdMap.get(tensors.spread.dataId), 0, pixels * outChannels);
  for (let position = 0; position < filterHeight * filterWidth; position++) {
    const offset = Math.floor(position / filterWidth) * grid.width + (position % filterWidth);
    const left = product.view(shifted, offset, inChannels * pixels);
    const out = product.view(part, position * inChannels * outChannels, inChannels * outChannels);
    product.multiply(left, right, out, inChannels, pixels, outChannels);
    product.drop(left);
    product.drop(out);
  }
  product.drop(right);
}
