/**
 * An image given plane by plane (all of red, all of green, all of blue) as one pixel after another.
 *
 * @param bytes holds channels · pixels entries from `from`
 * @param to where it goes, pixels · channels entries
 */
export function interleavePlanes(bytes: Uint8Array, from: number, channels: number, to: Uint8Array): void {
  const pixels = to.length / channels;
  for (let channel = 0; channel < channels; channel++) {
    for (let pixel = 0; pixel < pixels; pixel++) {
      to[pixel * channels + channel] = bytes[from + channel * pixels + pixel]!;
    }
  }
}
