import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import type { LibraryKind } from '../../core/engine/tensorflow/engines-folder.ts';
import { Fail } from '../../core/fail.ts';
import { isOlder, type Machine } from './wheel-name.ts';

/** The oldest that TensorFlow 2.21's libraries run on. */
const oldestGlibc = '2.27';

/** Room while a set-up works, GiB: the wheels and their contents, as measured (1.1 and 8.3), and some air. */
const roomGiB: Readonly<Record<LibraryKind, number>> = { cpu: 1.5, gpu: 10 };

/** The GNU C library's version of this process, or nothing where another C library runs it. */
export function runningGlibc(): string | undefined {
  const report = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } };
  return report.header.glibcVersionRuntime;
}

/**
 * Whether published libraries run on this machine.
 * @throws Fail (exit 2) for another C library than GNU's, or one too old
 */
export function checkMachine(glibc: string | undefined): Machine {
  if (glibc === undefined || isOlder(glibc, oldestGlibc)) {
    throw new Fail({
      where: 'this machine',
      found: glibc === undefined ? 'a C library that is not GNU’s (musl?)' : `glibc ${glibc}`,
      expected: `glibc ${oldestGlibc} or later, for which TensorFlow's libraries are built`,
      next: 'Use a distribution such as Debian 12 or Ubuntu 22.04, or stay with the embedded engine.',
    });
  }
  return { arch: process.arch, glibc };
}

/**
 * Whether the binding can be compiled in a folder: make, which compiles it, takes names apart at spaces.
 * @throws Fail (exit 2) where it cannot
 */
export function checkPath(folder: string): void {
  if (!/\s/.test(folder)) return;
  throw new Fail({
    where: folder,
    found: 'a path with a space',
    expected: 'one without, for make',
    next: 'Choose another folder with the environment variable GETRICH_BENCH_ENGINES, and keep it set for later runs.',
  });
}

/**
 * Whether the disk has room.
 * @param folder where the set-up will lie; need not exist
 * @throws Fail (exit 2) where it has not
 */
export async function checkRoom(kind: LibraryKind, folder: string, freeGiB?: number): Promise<void> {
  const free = freeGiB ?? (await freeSpaceGiB(folder));
  if (free >= roomGiB[kind]) return;
  throw new Fail({
    where: folder,
    found: `${free.toFixed(1)} GiB free`,
    expected: `${roomGiB[kind]} GiB while the set-up works`,
    next: 'Make room, or choose another folder with the environment variable GETRICH_BENCH_ENGINES.',
  });
}

async function freeSpaceGiB(folder: string): Promise<number> {
  let existing = folder;
  while (!existsSync(existing)) existing = path.dirname(existing);
  const { bavail, bsize } = await statfs(existing);
  return (bavail * bsize) / 2 ** 30;
}
