import type { ImagePart } from '../../core/data/image-set.ts';
import { RandomStream } from '../../core/numerics/random-stream.ts';

const pixels = 28 * 28;

/** Images of blurred noise on black, for tests that need no data set: equal neighbours as in digits, and ties. */
export function madeImages(count: number): ImagePart {
  const stream = new RandomStream('deep/made-images', count);
  const images = new Uint8Array(count * pixels);
  for (let i = 0; i < count; i++) {
    const [top, left] = [stream.integer(3, 10), stream.integer(3, 10)];
    for (let y = top; y < top + 14; y++) {
      for (let x = left; x < left + 14; x++) images[i * pixels + y * 28 + x] = stream.integer(0, 255);
    }
  }
  return { count, images, labels: Uint8Array.from({ length: count }, (_, i) => i % 10) };
}
