import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { extract } from 'tar';
import { Fail } from '../fail.ts';

/**
 * Unpacks an npm package's tarball beside it.
 * @returns a new folder, to be removed by whoever asked
 * @throws Fail (exit 2) where it cannot be unpacked
 */
export async function unpackPackage(tarball: string): Promise<string> {
  const folder = await mkdtemp(path.join(path.dirname(tarball), '.unfinished-'));
  try {
    await extract({ file: tarball, cwd: folder, strip: 1, strict: true });
    return folder;
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw new Fail({
      where: tarball,
      found: (cause as Error).message,
      expected: 'an archive and room to unpack it',
      next: 'Remove it or make room, then run the same command again.',
      cause,
    });
  }
}
