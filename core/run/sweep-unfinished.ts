import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isUnfinishedName } from '../files.ts';

/** Milliseconds after which no writer is still at it: a file is written in one go, and clocks differ by minutes. */
const abandonedMs = 3600e3;

/** Folders of an output folder that a run writes to; links among them are not followed. */
const written: ReadonlySet<string> = new Set(['cells', 'checkpoints', 'figures', 'cluster']);
/** How far down: `cells/<suite>`, `figures/page`. */
const deepest = 2;

/**
 * Removes what writers that were killed have left of files in an output folder: regular files with the name of an
 * unfinished one that nobody has written to for an hour. Writers of the same folder may work meanwhile, on this machine or
 * on others. Nothing depends on it: what cannot be looked at or removed is left.
 *
 * @returns how many were removed
 */
export function sweepUnfinished(out: string): Promise<number> {
  return sweep(out, 0);
}

async function sweep(folder: string, depth: number): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  let removed = 0;
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      const isOurs = depth === 0 ? written.has(entry.name) : depth < deepest;
      if (isOurs) removed += await sweep(file, depth + 1);
    } else if (entry.isFile() && isUnfinishedName(entry.name) && (await isAbandoned(file))) {
      removed += await rm(file).then(
        () => 1,
        () => 0,
      );
    }
  }
  return removed;
}

async function isAbandoned(file: string): Promise<boolean> {
  const entry = await lstat(file).catch(() => undefined);
  return entry !== undefined && Date.now() - entry.mtimeMs > abandonedMs;
}
