import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Fail } from '../../core/fail.ts';

/** Numbers of the format (System V ABI, "Program Header" and "Dynamic Section"). */
const segment = { load: 1, dynamic: 2 } as const;
const tag = { stringTable: 5, rpath: 15, runpath: 29 } as const;

/** A part of the file, and where it lies once it is loaded. */
interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

/**
 * Folders in which the dynamic linker looks for libraries that this one opens by name, beside those of the system: its
 * RUNPATH, or its RPATH where it has none, with $ORIGIN as its own folder. Each once, in order.
 *
 * @throws Fail (exit 2) for anything but a 64-bit ELF file with the lowest byte first
 */
export async function elfSearchPath(file: string): Promise<string[]> {
  const handle = await open(file);
  try {
    const segments = await readSegments(handle, file);
    const entries = await readDynamic(handle, segments);
    const names = entries.get(tag.runpath) ?? entries.get(tag.rpath);
    if (names === undefined) return [];
    const text = await readString(handle, offsetOf(segments, entries.get(tag.stringTable)!) + names);
    const origin = path.dirname(file);
    const folders = text.split(':').map((folder) => folder.replace(/\$ORIGIN|\$\{ORIGIN\}/g, origin));
    return [...new Set(folders.filter((folder) => folder !== '').map((folder) => path.resolve(folder)))];
  } finally {
    await handle.close();
  }
}

async function readSegments(handle: FileHandle, file: string): Promise<Segment[]> {
  const header = await readBytes(handle, 0, 64);
  const isElf = header.subarray(0, 6).equals(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]));
  if (!isElf) {
    throw new Fail({
      where: file,
      found: 'no 64-bit ELF file',
      expected: 'a shared library for Linux',
      next: 'Use the wheels that wheels.json names, or leave --from out.',
    });
  }
  const [start, size, count] = [number64(header, 32), header.readUInt16LE(54), header.readUInt16LE(56)];
  const table = await readBytes(handle, start, size * count);
  return Array.from({ length: count }, (_, i) => {
    const entry = table.subarray(i * size);
    return {
      type: entry.readUInt32LE(0),
      offset: number64(entry, 8),
      address: number64(entry, 16),
      size: number64(entry, 32),
    };
  });
}

/** Values of the dynamic section by tag; of several of one tag the first. */
async function readDynamic(
  handle: FileHandle,
  segments: readonly Segment[],
): Promise<ReadonlyMap<number, number>> {
  const entries = new Map<number, number>();
  const dynamic = segments.find(({ type }) => type === segment.dynamic);
  if (dynamic === undefined) return entries;
  const bytes = await readBytes(handle, dynamic.offset, dynamic.size);
  for (let at = 0; at + 16 <= bytes.length; at += 16) {
    const key = number64(bytes, at);
    if (!entries.has(key)) entries.set(key, number64(bytes, at + 8));
  }
  return entries;
}

/** Where in the file an address lies. */
function offsetOf(segments: readonly Segment[], address: number): number {
  const holding = segments.find(
    (each) => each.type === segment.load && address >= each.address && address < each.address + each.size,
  );
  return holding === undefined ? address : holding.offset + address - holding.address;
}

async function readString(handle: FileHandle, offset: number): Promise<string> {
  for (let length = 1 << 16; ; length *= 4) {
    const bytes = await readBytes(handle, offset, length);
    const end = bytes.indexOf(0);
    if (end >= 0 || bytes.length < length) return bytes.toString('latin1', 0, end < 0 ? undefined : end);
  }
}

async function readBytes(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

/** Offsets and addresses of real files are far below 2⁵³; tags for special uses are not, and only compared. */
function number64(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}
