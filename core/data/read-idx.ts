import { Fail } from '../fail.ts';
import { readOriginal } from './read-original.ts';

/** Of "unsigned bytes": the third byte of the magic number. */
const unsignedBytes = 0x08;
const wordBytes = 4;
const spareBytes = 1024;

/**
 * The entries of an IDX file of unsigned bytes (the format of the MNIST files, described on their page): two zero
 * bytes, the type, the number of axes, each axis' length as a big-endian 32-bit word, then the entries.
 *
 * @param file a name that ends in `.gz` is decompressed
 * @param shape the axes that it must have
 * @throws Fail (exit 2) for another type or shape, and where entries are missing or left over
 */
export async function readIdx(file: string, shape: readonly number[]): Promise<Uint8Array> {
  const header = wordBytes * (1 + shape.length);
  const entries = shape.reduce((product, length) => product * length, 1);
  // Room for bytes left over, which have a message of their own.
  const bytes = await readOriginal(file, header + entries + spareBytes);
  const magic = bytes.length < wordBytes ? -1 : bytes.readUInt32BE(0);
  const expectedMagic = (unsignedBytes << 8) | shape.length;
  if (magic !== expectedMagic) {
    throw idxFail(
      file,
      `the first bytes ${bytes.subarray(0, wordBytes).toString('hex')}`,
      hex(expectedMagic),
    );
  }
  const axes = shape.map((_, i) => {
    const at = wordBytes * (1 + i);
    return bytes.length < at + wordBytes ? 0 : bytes.readUInt32BE(at);
  });
  if (axes.join() !== shape.join()) throw idxFail(file, axes.join(' × '), shape.join(' × '));
  if (bytes.length !== header + entries) {
    const what = bytes.length < header + entries ? 'a truncated file' : 'a file with bytes left over';
    throw idxFail(file, `${what} of ${bytes.length} bytes`, `${header + entries} bytes`);
  }
  return bytes.subarray(header);
}

function hex(magic: number): string {
  return `the first bytes ${magic.toString(16).padStart(2 * wordBytes, '0')} of an IDX file`;
}

function idxFail(file: string, found: string, expected: string, cause?: unknown): Fail {
  return new Fail({ where: file, found, expected, next: 'Take the file from its source again.', cause });
}
