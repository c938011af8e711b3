import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** What was found where a file should be. */
export type RegularFile =
  | { readonly state: 'read'; readonly bytes: Buffer }
  | { readonly state: 'absent' }
  /** There is something else, or it cannot be read; `found` says what, `code` is the file system's. */
  | { readonly state: 'refused'; readonly found: string; readonly code?: string };

/** Words for why a file cannot be had. */
const reasons: Readonly<Record<string, string>> = {
  ELOOP: 'a link, which is not followed',
  EACCES: 'a file that may not be read (no permission)',
  EPERM: 'a file that may not be read (no permission)',
  EISDIR: 'a folder',
  ENOTDIR: 'a file where a folder must be',
  EIO: 'a file that the disk cannot give back',
  ENXIO: 'a socket',
};

/**
 * Reads a regular file of bounded size: no folder, FIFO or device, which may never end, and no more than fits.
 *
 * @param largest bytes that the file may have
 * @param links whether the file may be a link: not in folders that others may have written
 */
export function readRegular(file: string, largest: number, links: 'follow' | 'refuse'): RegularFile {
  // Opening a FIFO would wait for a writer; Windows knows neither flag.
  const flags =
    constants.O_RDONLY |
    ((constants.O_NONBLOCK as number | undefined) ?? 0) |
    (links === 'refuse' ? ((constants.O_NOFOLLOW as number | undefined) ?? 0) : 0);
  let handle: number;
  try {
    handle = openSync(file, flags);
  } catch (error) {
    return refusal(error);
  }
  try {
    const entry = fstatSync(handle);
    if (entry.isDirectory()) return { state: 'refused', found: reasons['EISDIR']! };
    if (!entry.isFile()) return { state: 'refused', found: 'no regular file (a pipe, socket or device)' };
    if (entry.size > largest) {
      return { state: 'refused', found: `${entry.size} bytes, where ${largest} are the most` };
    }
    return { state: 'read', bytes: readAll(handle, entry.size) };
  } catch (error) {
    return refusal(error);
  } finally {
    closeSync(handle);
  }
}

function readAll(handle: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const count = readSync(handle, bytes, filled, size - filled, filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}

function refusal(error: unknown): RegularFile {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return { state: 'absent' };
  const found = reasons[code ?? ''] ?? message;
  return { state: 'refused', found, ...(code === undefined ? {} : { code }) };
}
