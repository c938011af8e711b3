import type { ImagePart } from '../../core/data/image-set.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { foldedPlaces, type FoldedLayer } from './folded-layer.ts';

/** Labelled images of one size, pixels 0 to 255. */
export interface LabelledImages {
  /** Height and width. */
  readonly side: number;
  readonly channels: number;
  readonly classes: number;
  readonly train: ImagePart;
  readonly test: ImagePart;
}

/**
 * What is done to a training image: `flip` mirrors half of them; `crop-flip-cutout`, as in the DAWN entry, also takes a
 * window moved by up to four pixels out of the image reflected at its borders, and covers a square of a quarter of the
 * side with the mean.
 */
export type Augmentation = 'none' | 'flip' | 'crop-flip-cutout';

const largestShift = 4;

/** By channel, what stands for each of the 256 values: (pixel − mean)/deviation over all training images. */
export function pixelTables({ train, channels }: LabelledImages): Float32Array[] {
  return Array.from({ length: channels }, (_, channel) => {
    let [sum, squares] = [0, 0];
    for (let i = channel; i < train.images.length; i += channels) {
      sum += train.images[i]!;
      squares += train.images[i]! ** 2;
    }
    const count = train.images.length / channels;
    const mean = sum / count;
    const deviation = Math.sqrt(squares / count - mean ** 2);
    return Float32Array.from({ length: 256 }, (_, pixel) => (pixel - mean) / deviation);
  });
}

/** Writes images as what the folded first layer takes. */
export class ImageBatches {
  readonly #images: LabelledImages;
  readonly #tables: readonly Float32Array[];
  /** Where each entry of an image goes in a folded one, of so many entries, whose others are padding. */
  readonly #places: Int32Array;
  readonly #size: number;
  /** Where the entries of a column begin in a row of the image that is written now. */
  readonly #columns: Int32Array;

  constructor(images: LabelledImages, layer: FoldedLayer) {
    this.#images = images;
    this.#tables = pixelTables(images);
    this.#places = foldedPlaces(layer);
    this.#size = layer.foldedSide ** 2 * layer.foldedChannels;
    this.#columns = new Int32Array(images.side);
  }

  /**
   * Some images, normalised, augmented and folded: positions × folded side² × folded channels.
   *
   * @param stream draws the augmentations, the same number for each image
   */
  folded(
    part: ImagePart,
    positions: ArrayLike<number>,
    augmentation: Augmentation,
    stream?: RandomStream,
  ): Float32Array {
    const out = new Float32Array(positions.length * this.#size);
    for (let i = 0; i < positions.length; i++) {
      const folded = out.subarray(i * this.#size, (i + 1) * this.#size);
      this.#write(folded, { part, position: positions[i]! }, augmentation, stream);
    }
    return out;
  }

  /** The labels of some images, one-hot. */
  oneHot(labels: Uint8Array, positions: ArrayLike<number>): Float32Array {
    const { classes } = this.#images;
    const out = new Float32Array(positions.length * classes);
    for (let i = 0; i < positions.length; i++) out[i * classes + labels[positions[i]!]!] = 1;
    return out;
  }

  /** Writes an image into a folded one of zeros. */
  #write(
    folded: Float32Array,
    { part: { images }, position }: { readonly part: ImagePart; readonly position: number },
    augmentation: Augmentation,
    stream?: RandomStream,
  ): void {
    const { side, channels } = this.#images;
    const places = this.#places;
    const start = position * side * side * channels;
    const mirrored = augmentation !== 'none' && stream!.sign() < 0;
    const crops = augmentation === 'crop-flip-cutout';
    const shift = (): number => (crops ? stream!.integer(-largestShift, largestShift) : 0);
    const [down, right] = [shift(), shift()];
    const columns = this.#columns;
    for (let column = 0; column < side; column++) {
      columns[column] = reflected((mirrored ? side - 1 - column : column) + right, side) * channels;
    }
    for (let channel = 0; channel < channels; channel++) {
      const table = this.#tables[channel]!;
      for (let row = 0, entry = channel; row < side; row++) {
        const from = start + reflected(row + down, side) * side * channels + channel;
        for (let column = 0; column < side; column++, entry += channels) {
          folded[places[entry]!] = table[images[from + columns[column]!]!]!;
        }
      }
    }
    if (crops) this.#cover(folded, stream!);
  }

  /** Sets a square at a random place to the mean, 0. */
  #cover(folded: Float32Array, stream: RandomStream): void {
    const { side, channels } = this.#images;
    const square = side / 4;
    const [top, left] = [stream.integer(0, side - square), stream.integer(0, side - square)];
    for (let row = top; row < top + square; row++) {
      const start = (row * side + left) * channels;
      for (let entry = start; entry < start + square * channels; entry++) folded[this.#places[entry]!] = 0;
    }
  }
}

/** A coordinate beyond a border, reflected at the outermost pixel. */
function reflected(at: number, side: number): number {
  if (at < 0) return -at;
  return at < side ? at : 2 * (side - 1) - at;
}

/** 0, …, count − 1 in an order of the stream. */
export function shuffledPositions(count: number, stream: RandomStream): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  stream.shuffle(order);
  return order;
}
