import type { ImagePart } from '../../core/data/image-set.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';
import type { LabelledImages } from './image-batches.ts';

const classes = 10;
const channels = 3;
/** Chosen so that a filter of half the side sees more than one period. */
const wavelength = 5;
const contrast = 50;
const noise = 45;

/**
 * Made images whose class is the direction of a grating of random phase under noise: Gabor filters solve them. Ten
 * directions, equally many images of each.
 */
export function drawGratings(
  side: number,
  sizes: { train: number; test: number },
  seed: number,
): LabelledImages {
  const part = (name: string, count: number): ImagePart => {
    const stream = new RandomStream(`cnn/gratings/${name}`, seed);
    const labels = Uint8Array.from({ length: count }, (_, i) => i % classes);
    const images = new Uint8Array(count * side * side * channels);
    for (let i = 0; i < count; i++) drawGrating(images, i, side, labels[i]!, stream);
    return { count, images, labels };
  };
  return { side, channels, classes, train: part('train', sizes.train), test: part('test', sizes.test) };
}

function drawGrating(
  images: Uint8Array,
  position: number,
  side: number,
  label: number,
  stream: RandomStream,
): void {
  const angle = (Math.PI * label) / classes;
  const phase = stream.uniform(0, 2 * Math.PI);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  let to = position * side * side * channels;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const wave = Math.cos((2 * Math.PI * (c * column + s * row)) / wavelength + phase);
      for (let channel = 0; channel < channels; channel++) {
        const value = 127.5 + contrast * wave + noise * stream.normal();
        images[to++] = Math.max(0, Math.min(255, Math.round(value)));
      }
    }
  }
}
