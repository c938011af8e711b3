import { existsSync, lstatSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Fail } from '../fail.ts';
import { folderFail } from './folder-fail.ts';

/** Folders that a run makes in its output folder. */
const made = ['cells', 'checkpoints', 'figures'];

/**
 * Refuses a place for results before any work is done for it: no name, something that is no folder, one that cannot be
 * written, and links within it, which would lead reading and writing out of it. The folder itself may be a link.
 *
 * @param out as given to `--out`; it need not exist
 * @throws Fail (exit 2)
 */
export function requireOutFolder(out: string): void {
  if (out.trim() === '') {
    throw new Fail({
      where: '--out',
      found: JSON.stringify(out),
      expected: 'the name of a folder',
      next: 'Name one, or leave --out out: results are kept in "results" then.',
    });
  }
  try {
    const folder = nearestFolder(out);
    refuseLinks(out);
    probe(folder);
  } catch (error) {
    throw error instanceof Fail ? error : folderFail(out, error);
  }
}

/** The folder, or the one in which it would be made. */
function nearestFolder(out: string): string {
  let folder = path.resolve(out);
  while (!existsSync(folder)) folder = path.dirname(folder);
  if (!statSync(folder).isDirectory()) throw Object.assign(new Error(folder), { code: 'ENOTDIR' });
  return folder;
}

function refuseLinks(out: string): void {
  const folders = made.map((name) => path.join(out, name));
  const suites = existsSync(folders[0]!)
    ? readdirSync(folders[0]!).map((name) => path.join(folders[0]!, name))
    : [];
  const link = [...folders, ...suites].find((folder) =>
    lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink(),
  );
  if (link === undefined) return;
  throw new Fail({
    where: link,
    found: 'a link',
    expected: 'a folder: links within a results folder are neither read nor written through',
    next: 'Remove it, or name another folder with --out DIR.',
  });
}

/** A file system may be read-only, full or gone although its permissions say nothing of it. */
function probe(out: string): void {
  const file = path.join(out, `.probe-${process.pid}`);
  writeFileSync(file, '', { flag: 'w' });
  rmSync(file);
}
