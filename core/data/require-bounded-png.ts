import { inflateSync } from 'node:zlib';

const signatureBytes = 8;

/**
 * Sees that a PNG unpacks to no more than it should, before a decoder that sets no bound unpacks all of it.
 *
 * @param largest bytes of its rows, each with the byte of its filter
 * @throws Error where there is more, or the file is cut
 */
export function requireBoundedPng(bytes: Buffer, largest: number): void {
  const packed: Buffer[] = [];
  // A chunk: its length, its name, its content, its checksum.
  for (let at = signatureBytes; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      packed.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  inflateSync(Buffer.concat(packed), { maxOutputLength: largest });
}
