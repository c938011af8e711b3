import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Fail } from '../fail.ts';
import { readRegular } from '../read-regular.ts';

const decompress = promisify(gunzip);

/**
 * The bytes of one of the user's own files, decompressed where its name ends in `.gz`.
 *
 * @param largest bytes that its content may have; of an archive no more than one byte beyond is unpacked, however much it
 *   would give
 * @throws Fail (exit 2) for a file that cannot be read, one that is larger, and a damaged archive
 */
export async function readOriginal(file: string, largest: number): Promise<Buffer> {
  const fail = (found: string, expected: string, cause?: unknown): Fail =>
    new Fail({ where: file, found, expected, next: 'Take the file from its source again.', cause });
  const isArchive = file.endsWith('.gz');
  // Noise does not compress: an archive may be a little larger than its content.
  const content = readRegular(file, isArchive ? largest + 2 ** 16 : largest, 'follow');
  if (content.state !== 'read') {
    const found = content.state === 'absent' ? 'no file' : content.found;
    throw fail(found, `a file that can be read, of at most ${largest} bytes`);
  }
  if (!isArchive) return content.bytes;
  try {
    return await decompress(content.bytes, { maxOutputLength: largest });
  } catch (cause) {
    const isTooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLarge
      ? fail(`an archive of more than ${largest} bytes`, `${largest} bytes at most`, cause)
      : fail(`a damaged archive (${(cause as Error).message})`, 'a gzip file', cause);
  }
}
