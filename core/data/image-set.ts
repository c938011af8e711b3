/** The sets of labelled images that suites train on. */
export const imageSetNames = ['mnist', 'cifar10'] as const;
export type ImageSetName = (typeof imageSetNames)[number];

/** The part of a set to train on, or the part to test on, in the order of the official files. */
export interface ImagePart {
  readonly count: number;
  /** count × height × width × channels, row-major, 0 to 255. */
  readonly images: Uint8Array;
  /** count classes, 0 to 9. */
  readonly labels: Uint8Array;
}

/** MNIST (28 × 28 × 1) or CIFAR-10 (32 × 32 × 3, red, green, blue), whole. */
export interface ImageSet {
  readonly name: ImageSetName;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly classes: 10;
  readonly train: ImagePart;
  readonly test: ImagePart;
}
