import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file whole or not at all, in place of whatever was there; its folder is made where there is none. The content
 * is on the disk, and as long as it should be, before it takes the old file's place: a full disk leaves the old file. A
 * link is replaced, not followed.
 * @throws the file system's error, with its code
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = unfinishedName(file);
  try {
    const handle = await open(unfinished, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
      requireLength(unfinished, (await handle.stat()).size, content);
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** {@link writeWhole}, done when it returns. */
export function writeWholeSync(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = unfinishedName(file);
  try {
    const handle = openSync(unfinished, 'wx');
    try {
      writeFileSync(handle, content);
      fsyncSync(handle);
      requireLength(unfinished, fstatSync(handle).size, content);
    } finally {
      closeSync(handle);
    }
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** A document as the files that people read and compare hold it. */
export function documentText(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Beside the file, so that a rename is all that is left; no two writers, on any machine, take the same. */
function unfinishedName(file: string): string {
  return `${file}.${randomUUID().slice(0, 8)}.unfinished`;
}

/** Whether a file has the name of one in writing: what a killed writer leaves. */
export function isUnfinishedName(name: string): boolean {
  return /\.[0-9a-f]{8}\.unfinished$/.test(name);
}

function requireLength(file: string, found: number, content: string | Uint8Array): void {
  const wanted = Buffer.byteLength(content);
  if (found === wanted) return;
  throw Object.assign(new Error(`${found} of ${wanted} bytes were written to ${file}`), { code: 'ENOSPC' });
}
