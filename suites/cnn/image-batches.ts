import type { ImagePart } from '../../core/data/image-set.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import { imageEntries, type FoldedLayer } from './folded-layer.ts';

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
  /** Where each entry of a folded image comes from; the entry behind the image is 0. */
  readonly #entries: Int32Array;
  readonly #scratch: Float32Array;

  constructor(images: LabelledImages, layer: FoldedLayer) {
    const { side, channels } = images;
    this.#images = images;
    this.#tables = pixelTables(images);
    this.#entries = imageEntries(layer);
    this.#scratch = new Float32Array(side * side * channels + 1);
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
    const size = this.#entries.length;
    const out = new Float32Array(positions.length * size);
    for (let i = 0; i < positions.length; i++) {
      this.#place(part, positions[i]!, augmentation, stream);
      const [entries, scratch, start] = [this.#entries, this.#scratch, i * size];
      for (let entry = 0; entry < size; entry++) out[start + entry] = scratch[entries[entry]!]!;
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

  #place({ images }: ImagePart, position: number, augmentation: Augmentation, stream?: RandomStream): void {
    const { side, channels } = this.#images;
    const start = position * side * side * channels;
    const mirrored = augmentation !== 'none' && stream!.sign() < 0;
    const crops = augmentation === 'crop-flip-cutout';
    const shift = (): number => (crops ? stream!.integer(-largestShift, largestShift) : 0);
    const [down, right] = [shift(), shift()];
    let to = 0;
    for (let row = 0; row < side; row++) {
      const from = start + reflected(row + down, side) * side * channels;
      for (let column = 0; column < side; column++) {
        const taken = reflected((mirrored ? side - 1 - column : column) + right, side);
        for (let channel = 0; channel < channels; channel++) {
          this.#scratch[to++] = this.#tables[channel]![images[from + taken * channels + channel]!]!;
        }
      }
    }
    if (crops) this.#cover(stream!);
  }

  /** Sets a square at a random place to the mean, 0. */
  #cover(stream: RandomStream): void {
    const { side, channels } = this.#images;
    const square = side / 4;
    const [top, left] = [stream.integer(0, side - square), stream.integer(0, side - square)];
    for (let row = top; row < top + square; row++) {
      const start = (row * side + left) * channels;
      this.#scratch.fill(0, start, start + square * channels);
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
