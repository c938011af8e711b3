import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addonPath, type LibraryKind } from '../../core/engine/tensorflow/engines-folder.ts';
import { stampFile } from '../../core/engine/tensorflow/stamp.ts';
import type { EngineStamp } from '../../schemas/engine-stamp.d.ts';
import { napiVersion } from './build-addon.ts';
import type { ReadyWheel } from './local-wheels.ts';

/** What a stamp says beside the files' sizes. */
export interface StampFacts {
  readonly kind: LibraryKind;
  readonly tensorflow: string;
  readonly tfjsNode: string;
  readonly glibc: string;
  readonly wheels: readonly ReadyWheel[];
}

/** Writes the stamp of a verified folder: from here on it counts as set up. */
export async function writeStamp(folder: string, facts: StampFacts): Promise<EngineStamp> {
  const { kind, tensorflow, tfjsNode, glibc, wheels } = facts;
  const stamp: EngineStamp = {
    schemaVersion: 1,
    kind,
    tensorflow,
    tfjsNode,
    platform: `${process.platform}-${process.arch}`,
    libc: `glibc ${glibc}`,
    napi: napiVersion,
    node: process.version,
    modulesAbi: process.versions.modules,
    wheels: wheels.map(({ path: file, sha256, pinned }) => ({ file: path.basename(file), sha256, pinned })),
    files: await filesBelow(folder),
  };
  await writeFile(stampFile(folder), `${JSON.stringify(stamp, null, 2)}\n`);
  return stamp;
}

async function filesBelow(folder: string): Promise<EngineStamp['files']> {
  const found: EngineStamp['files'] = [];
  for (const top of ['deps', path.dirname(addonPath)]) {
    const names = await readdir(path.join(folder, top), { recursive: true, withFileTypes: true });
    for (const entry of names.filter((candidate) => candidate.isFile())) {
      const file = path.join(entry.parentPath, entry.name);
      found.push({ path: path.relative(folder, file), bytes: (await stat(file)).size });
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
